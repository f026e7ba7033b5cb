package io.kyodaku.contract;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of notices, as either side writes it in its own transaction and role. */
final class Notices {

  private Notices() {}

  /** What binds both sides, and has to be ended by notice. */
  record Binding(UUID contractId, int noticeDays, int windDownDays) {

    /** The end of the day, in UTC, that is so many days after the one of the notice. */
    Instant endAfterNotice(Instant given) {
      return LocalDate.ofInstant(given, ZoneOffset.UTC)
          .plusDays(noticeDays + 1L)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();
    }
  }

  /**
   * The version in force, or else the one that is agreed for later. Locks the contract: of two
   * notices at once, the second finds the first.
   */
  static Optional<Binding> lockBinding(Connection connection, TenantId tenant) throws SQLException {
    Sql.execute(connection, "select from contract where tenant_id = ? for update", tenant);
    return first(
        Sql.list(
            connection,
            "select contract_id, notice_days, wind_down_days from contract_version"
                + " where tenant_id = ? and status in ('IN_FORCE', 'AGREED')"
                + " order by status = 'IN_FORCE' desc limit 1",
            row ->
                new Binding(
                    row.getObject("contract_id", UUID.class),
                    row.getInt("notice_days"),
                    row.getInt("wind_down_days")),
            tenant));
  }

  static Optional<NoticeView> running(Connection connection, TenantId tenant) throws SQLException {
    return first(
        Sql.list(
            connection,
            NoticeView.SELECT + " where n.tenant_id = ? and n.status = 'RUNNING'",
            NoticeView::of,
            tenant));
  }

  /**
   * @param by the account of whoever gives it
   */
  record Given(Side side, UUID by, boolean forCause, String reason, Instant at, Instant endsAt) {}

  static NoticeView insert(Connection connection, TenantId tenant, Binding ending, Given given)
      throws SQLException {
    NoticeView notice =
        new NoticeView(
            Ids.next(),
            ending.contractId(),
            given.side(),
            given.forCause(),
            given.reason(),
            NoticeView.Status.RUNNING,
            given.at(),
            given.endsAt(),
            given.endsAt().plus(Duration.ofDays(ending.windDownDays())),
            Optional.empty());
    Sql.execute(
        connection,
        "insert into contract_notice (id, tenant_id, contract_id, given_by, account_id, for_cause,"
            + " reason, status, given_at, ends_at, wind_down_until) values (?, ?, ?, ?, ?, ?, ?,"
            + " 'RUNNING', ?, ?, ?)",
        notice.id(),
        tenant,
        notice.contractId(),
        given.side().name(),
        given.by(),
        given.forCause(),
        given.reason(),
        notice.givenAt(),
        notice.endsAt(),
        notice.windDownUntil());
    return notice;
  }

  static void withdraw(Connection connection, UUID notice, UUID by, Instant now)
      throws SQLException {
    Sql.execute(
        connection,
        "update contract_notice set status = 'WITHDRAWN', withdrawn_at = ?, withdrawn_by = ?"
            + " where id = ?",
        now,
        by,
        notice);
  }

  static void lapse(Connection connection, UUID notice) throws SQLException {
    Sql.execute(connection, "update contract_notice set status = 'LAPSED' where id = ?", notice);
  }

  private static <T> Optional<T> first(List<T> found) {
    return found.stream().findFirst();
  }
}
