package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.StatementFiles;
import io.kyodaku.security.TenantAccess;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.MemberShare;
import io.kyodaku.statement.OwnStatements;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.withholding.OwnTaxProfiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's statement as a file: {@code statement-file?id=…&as=pdf} or {@code csv}, and as PDF
 * what of it is a member's, with {@code member=1}.
 */
@Named
@RequestScoped
public class OwnStatementFile {

  @Inject private OwnStatements statements;
  @Inject private OwnTaxProfiles profiles;
  @Inject private OwnNames names;
  @Inject private StatementFiles files;
  @Inject private TenantAccess access;
  @Inject private TenantDesk desk;
  @Inject @RequestParameterMap private Map<String, String> parameters;

  public void write() throws IOException {
    Optional<StatementDetail> found =
        desk.has(Right.MONEY)
            ? WireId.STATEMENT
                .parse(parameters.get("id"))
                .flatMap(id -> statements.find(desk.tenant(), id))
            : Optional.empty();
    if (found.isEmpty()) {
      desk.notFound();
      return;
    }
    StatementDetail statement = found.get();
    names.read(statement.lines().stream().flatMap(line -> line.assetId().stream()).toList());
    if (parameters.containsKey("member")) {
      writeMember(statement);
    } else if ("csv".equals(parameters.get("as"))) {
      files.sendCsv(statement, names::both);
    } else {
      Statement.Tax tax = statement.statement().tax();
      files.sendPdf(
          statement,
          profiles.basis(desk.tenant(), tax.profileId(), tax.rateId()),
          access.getName(),
          names::both);
    }
  }

  /** What of it is one member's, by its place from 1. */
  private void writeMember(StatementDetail statement) throws IOException {
    List<MemberShare> members = statements.members(desk.tenant(), statement);
    String place = parameters.getOrDefault("member", "");
    int asked = place.matches("[0-9]{1,4}") ? Integer.parseInt(place) : 0;
    if (asked < 1 || asked > members.size()) {
      desk.notFound();
    } else {
      files.sendMemberPdf(statement, access.getName(), members, members.get(asked - 1));
    }
  }
}
