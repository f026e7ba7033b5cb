package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Where people are signed in. A session counts while it is here, not ended, and not older than the
 * last time that its account signed out everywhere or changed its password.
 */
@Dependent
public class OpenSessions {

  /** No session lives longer. */
  public static final Duration LIFE_AT_MOST = Duration.ofHours(12);

  /** A session's last use is known to this, so that using it hardly ever writes. */
  public static final Duration USED_TO_WITHIN = Duration.ofMinutes(10);

  /** The server forgets a session that nobody uses for half an hour. */
  private static final Duration SHOWN_FOR = USED_TO_WITHIN.plusMinutes(30);

  private static final int SHOWN_AT_MOST = 100;
  private static final int COUNTED_AT_MOST = 2_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private static final String LIVE =
      " from portal_session s join account a on a.id = s.account_id where s.account_id = ?"
          + " and s.ended_at is null and s.opened_at > ?"
          + " and s.opened_at >= greatest(a.password_changed_at, a.signed_out_at)";

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public OpenSessions(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * One place.
   *
   * @param id names it, and opens nothing
   * @param browser its name; empty where it is not known
   * @param system of the device; the same
   * @param lastUsedAt to within {@link #USED_TO_WITHIN}
   */
  public record Session(
      UUID id, String browser, String system, Instant openedAt, Instant lastUsedAt) {}

  /** Somebody has signed in; what is long over is forgotten. */
  public UUID begin(UUID accountId, Device device, Instant now) {
    admin.update(
        "delete from portal_session where account_id = ? and opened_at < ?",
        accountId,
        now.minus(KEPT));
    UUID id = Ids.next();
    admin.update(
        "insert into portal_session (id, account_id, browser, system, opened_at, last_used_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        id,
        accountId,
        device.browser(),
        device.system(),
        now,
        now);
    return id;
  }

  /** Those that were used lately, the last used first. */
  public List<Session> of(UUID accountId) {
    Instant now = clock.instant();
    return admin.list(
        "select s.id, s.browser, s.system, s.opened_at, s.last_used_at"
            + LIVE
            + " and s.last_used_at > ? order by s.last_used_at desc, s.id limit "
            + SHOWN_AT_MOST,
        row ->
            new Session(
                row.getObject("id", UUID.class),
                row.getString("browser"),
                row.getString("system"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "last_used_at")),
        accountId,
        now.minus(LIFE_AT_MOST),
        now.minus(SHOWN_FOR));
  }

  /** All that count. */
  public Set<UUID> idsOf(UUID accountId) {
    return Set.copyOf(
        admin.list(
            "select s.id" + LIVE + " order by s.opened_at desc limit " + COUNTED_AT_MOST,
            row -> row.getObject("id", UUID.class),
            accountId,
            clock.instant().minus(LIFE_AT_MOST)));
  }

  /** It was used now. */
  public void use(UUID id) {
    admin.update("update portal_session set last_used_at = ? where id = ?", clock.instant(), id);
  }

  /** Its person has signed out of it. */
  public void close(UUID id) {
    admin.update(
        "update portal_session set ended_at = ? where id = ? and ended_at is null",
        clock.instant(),
        id);
  }

  /** The person ends it from elsewhere; false when it is not the person's, or over. */
  public boolean end(UUID accountId, UUID id) {
    return transactions.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update portal_session set ended_at = ? where id = ? and account_id = ?"
                      + " and ended_at is null")) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setObject(2, id);
            update.setObject(3, accountId);
            if (update.executeUpdate() == 0) {
              return false;
            }
          }
          Audit.record(
              connection,
              Actor.account(accountId),
              AuditAction.SESSION_ENDED,
              null,
              accountId,
              "",
              clock);
          return true;
        });
  }
}
