package io.kyodaku.portal.admin;

import io.kyodaku.generatorpay.GeneratorStatementDetail;
import io.kyodaku.generatorpay.GeneratorStatements;
import io.kyodaku.portal.GeneratorStatementFiles;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.Payee;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Any statement of a generator as a file, for operators. */
@Named
@RequestScoped
public class GeneratorStatementFilePage {

  @Inject private GeneratorStatements statements;
  @Inject private GeneratorStatementFiles files;
  @Inject private Payees payees;
  @Inject @RequestParameterMap private Map<String, String> parameters;

  public void write() throws IOException {
    Optional<GeneratorStatementDetail> found =
        WireId.STATEMENT.parse(parameters.get("id")).flatMap(statements::find);
    if (found.isEmpty()) {
      Going.nowhere();
      return;
    }
    if ("csv".equals(parameters.get("as"))) {
      files.sendCsv(found.get());
    } else {
      files.sendPdf(
          found.get(), payees.name(Payee.ofGenerator(found.get().statement().generatorId())));
    }
  }
}
