package io.kyodaku.platform;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The quarter that lies behind a demo when it is first looked at. It is lived once, by the real use
 * cases at the times at which things are to have happened; a start that was cut short is gone on
 * with.
 */
public final class DemoPast {

  /** How long it is. */
  private static final Duration QUARTER = Duration.ofDays(92);

  private static final AuditAction LIVED = AuditAction.DEMO_PAST_LIVED;

  private final DataSource admin;

  /**
   * @param admin of the platform's own role
   */
  public DemoPast(DataSource admin) {
    this.admin = admin;
  }

  /** From when on it has still to be lived; empty when it has been. */
  public Optional<Instant> begins(Instant present) {
    Sql sql = new Sql(admin);
    boolean lived =
        sql.first("select 1 from audit_entry where action = ?", row -> true, LIVED.code())
            .isPresent();
    if (lived) {
      return Optional.empty();
    }
    return Optional.of(
        sql.first(
                """
                select greatest((select max(created_at) from account),
                                (select max(created_at) from usage_authorization)) as at
                """,
                row -> Sql.optionalInstant(row, "at"))
            .flatMap(latest -> latest)
            .orElse(present.minus(QUARTER)));
  }

  public void lived(Clock clock) {
    new Transactions(admin)
        .run(
            connection -> {
              Audit.record(connection, Actor.system(), LIVED, null, null, "", clock);
              return true;
            });
  }
}
