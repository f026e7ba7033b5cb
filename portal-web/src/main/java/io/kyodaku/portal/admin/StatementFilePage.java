package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.StatementFiles;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.statement.Statements;
import io.kyodaku.tenant.Tenants;
import io.kyodaku.withholding.TaxProfiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Any statement as a file, for operators. */
@Named
@RequestScoped
public class StatementFilePage {

  @Inject private Statements statements;
  @Inject private TaxProfiles profiles;
  @Inject private Tenants tenants;
  @Inject private NamesForOperators names;
  @Inject private StatementFiles files;
  @Inject @RequestParameterMap private Map<String, String> parameters;

  public void write() throws IOException {
    Optional<StatementDetail> found =
        WireId.STATEMENT.parse(parameters.get("id")).flatMap(statements::find);
    if (found.isEmpty()) {
      Going.nowhere();
      return;
    }
    StatementDetail statement = found.get();
    names.read(statement.lines().stream().flatMap(line -> line.assetId().stream()).toList());
    if ("csv".equals(parameters.get("as"))) {
      files.sendCsv(statement, this::name);
    } else {
      files.sendPdf(
          statement,
          profiles.basis(
              statement.statement().tax().profileId(), statement.statement().tax().rateId()),
          tenants.find(statement.statement().tenant()).map(Tenants.Listed::name).orElse(""),
          this::name);
    }
  }

  private String name(UUID assetId) {
    return names.name(assetId, WireId.ASSET.format(assetId));
  }
}
