package io.kyodaku.contract;

import io.kyodaku.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Notice as people read it.
 *
 * @param forCause whether the platform ended the contract at once
 * @param reason in the words of whoever gave it; may be empty
 * @param endsAt from when on nothing is granted
 * @param windDownUntil until when what was granted may be settled
 */
public record NoticeView(
    UUID id,
    UUID contractId,
    Side givenBy,
    boolean forCause,
    String reason,
    Status status,
    Instant givenAt,
    Instant endsAt,
    Instant windDownUntil,
    Optional<Instant> withdrawnAt) {

  /** Where it is. */
  public enum Status {
    /** Everything goes on until its date. */
    RUNNING,
    WITHDRAWN,
    /** The contract has ended; what was granted may be settled. */
    WINDING_DOWN,
    /** What was still open is void. */
    OVER,
    /** Something else ended the contract before its date. */
    LAPSED
  }

  static final String SELECT = "select n.* from contract_notice n";

  static NoticeView of(ResultSet row) throws SQLException {
    return new NoticeView(
        row.getObject("id", UUID.class),
        row.getObject("contract_id", UUID.class),
        Side.valueOf(row.getString("given_by")),
        row.getBoolean("for_cause"),
        row.getString("reason"),
        Status.valueOf(row.getString("status")),
        Sql.instant(row, "given_at"),
        Sql.instant(row, "ends_at"),
        Sql.instant(row, "wind_down_until"),
        Sql.optionalInstant(row, "withdrawn_at"));
  }
}
