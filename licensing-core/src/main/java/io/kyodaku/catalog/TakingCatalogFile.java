package io.kyodaku.catalog;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Takes a catalogue file in the background, some rows in each transaction, with the place where it
 * is: after a crash it goes on from there, and what was done is not done again.
 */
@ApplicationScoped
class TakingCatalogFile implements JobHandler {

  static final int ROWS_AT_ONCE = 500;

  /** More starts than this and the file is given up, so that its owner hears of it. */
  private static final int ATTEMPTS_AT_MOST = 8;

  private final ImportSteps steps;

  @Inject
  TakingCatalogFile(ImportSteps steps) {
    this.steps = steps;
  }

  @Override
  public String kind() {
    return ImportTicket.JOB_KIND;
  }

  @Override
  public Lane lane() {
    return Lane.IMPORTS;
  }

  @Override
  public void run(String payload) {
    ImportTicket ticket = ImportTicket.of(payload);
    Optional<ImportSteps.Begun> begun = steps.begin(ticket.tenant(), ticket.importId());
    if (begun.isPresent()) {
      take(ticket, begun.get());
    }
  }

  private void take(ImportTicket ticket, ImportSteps.Begun begun) {
    if (begun.attempts() > ATTEMPTS_AT_MOST) {
      steps.fail(
          ticket.tenant(),
          ticket,
          new CatalogFile.Broken(0, new FieldError("file", CatalogFault.GIVEN_UP.with())));
      return;
    }
    CatalogFile file = new CatalogFile(begun.content(), begun.reading().orElse(null));
    switch (file.check()) {
      case CatalogFile.Broken broken -> steps.fail(ticket.tenant(), ticket, broken);
      case CatalogFile.Sound sound -> {
        file.read(
            begun.processed(),
            ROWS_AT_ONCE,
            (before, rows) ->
                steps.take(ticket.tenant(), ticket.importId(), sound.rows(), before, rows));
        steps.end(ticket.tenant(), ticket);
      }
    }
  }
}
