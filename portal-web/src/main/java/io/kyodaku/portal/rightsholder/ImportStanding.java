package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.Imports;
import io.kyodaku.portal.Standings;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** How far an import is, for a browser that looks by itself. */
@Named
@RequestScoped
public class ImportStanding {

  @Inject private Imports imports;
  @Inject private TenantDesk desk;

  /** Answers with the standing by the import's id, and with nothing else. */
  public void answer() throws IOException {
    String id = Standings.asked();
    Optional<Imports.Summary> summary =
        WireId.IMPORT.parse(id).flatMap(known -> imports.summary(desk.tenant(), known));
    if (summary.isEmpty()) {
      desk.notFound();
      return;
    }
    Standings.answer(id, of(summary.get()));
  }

  static String of(Imports.Summary summary) {
    return summary.status() + " " + looked(summary);
  }

  /** Rows that were taken or refused. */
  static int looked(Imports.Summary summary) {
    return summary.imported() + summary.updated() + summary.unchanged() + summary.rejected();
  }
}
