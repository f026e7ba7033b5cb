package io.kyodaku.reconciliation;

import io.kyodaku.shared.Sql;
import io.kyodaku.stripe.SellingEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far an entity's list is read: a pass goes from the newest to the oldest that is not known,
 * page by page, and goes on where it stopped.
 *
 * @param through everything up to then is imported
 * @param to up to when this pass reads; empty between passes
 * @param after the id that its last page ended with
 */
record ImportPass(
    SellingEntity entity, Instant through, Optional<Instant> to, Optional<String> after) {

  /** What is read once more, should Stripe have shown something late; known ones change nothing. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** From when on it reads. */
  Instant from() {
    return through.isBefore(Instant.EPOCH.plus(OVERLAP)) ? Instant.EPOCH : through.minus(OVERLAP);
  }

  /** The one under way, or a new one up to a moment; empty where that is too soon. */
  static Optional<ImportPass> begun(Connection connection, SellingEntity entity, Instant to)
      throws SQLException {
    ImportPass standing = lock(connection, entity);
    if (standing.to().isPresent()) {
      return Optional.of(standing);
    }
    Instant second = to.truncatedTo(ChronoUnit.SECONDS);
    if (!second.isAfter(standing.through())) {
      return Optional.empty();
    }
    Sql.execute(
        connection,
        "update stripe_import set pass_to = ? where selling_entity = ?",
        second,
        entity);
    return Optional.of(
        new ImportPass(entity, standing.through(), Optional.of(second), Optional.empty()));
  }

  /** As it stands; nobody else goes on with it until this transaction ends. */
  static ImportPass lock(Connection connection, SellingEntity entity) throws SQLException {
    Sql.execute(
        connection,
        "insert into stripe_import (selling_entity) values (?) on conflict do nothing",
        entity);
    return Sql.list(
            connection,
            "select through, pass_to, pass_after from stripe_import where selling_entity = ? for"
                + " update",
            row ->
                new ImportPass(
                    entity,
                    Sql.instant(row, "through"),
                    Sql.optionalInstant(row, "pass_to"),
                    Optional.ofNullable(row.getString("pass_after"))),
            entity)
        .getFirst();
  }

  /** The page that ended with this id is kept. */
  void goOn(Connection connection, String last) throws SQLException {
    Sql.execute(
        connection,
        "update stripe_import set pass_after = ? where selling_entity = ?",
        last,
        entity);
  }

  /** Nothing older follows. */
  void end(Connection connection) throws SQLException {
    Sql.execute(
        connection,
        "update stripe_import set through = pass_to, pass_to = null, pass_after = null where"
            + " selling_entity = ?",
        entity);
  }
}
