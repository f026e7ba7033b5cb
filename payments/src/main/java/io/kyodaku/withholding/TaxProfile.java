package io.kyodaku.withholding;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a tenant is to the tax offices, as it said itself. A version is entered, and then confirmed
 * or refused by an operator, or replaced by the next one before that; it never changes. The latest
 * of those that were confirmed and are valid on the day of a payment counts.
 *
 * @param number counts a tenant's versions from 1
 * @param residence where it is taxed as a resident: ISO 3166 alpha-2
 * @param registration Japan's qualified-invoice number; may be empty
 * @param treaty whether it claims what a tax treaty of its residence allows
 * @param evidence what proves that claim, such as the forms that were handed in; may be empty
 *     without one
 * @param from the first day on which it is valid
 * @param note why it was refused; may be empty
 */
public record TaxProfile(
    UUID id,
    TenantId tenant,
    int number,
    String residence,
    LegalForm form,
    String registration,
    boolean treaty,
    String evidence,
    LocalDate from,
    UUID enteredBy,
    Instant enteredAt,
    Status status,
    String note,
    Optional<Instant> decidedAt) {

  /** What became of it. */
  public enum Status {
    /** Nobody looked at it yet; it does not count. */
    ENTERED,
    CONFIRMED,
    REFUSED,
    /** The tenant entered another before anybody looked at it. */
    REPLACED
  }

  static Optional<TaxProfile> find(Connection connection, UUID id) throws SQLException {
    return Sql.list(connection, "select * from tax_profile where id = ?", TaxProfile::read, id)
        .stream()
        .findFirst();
  }

  /** The newest first. */
  static List<TaxProfile> of(Connection connection, TenantId tenant, int atMost)
      throws SQLException {
    return Sql.list(
        connection,
        "select * from tax_profile where tenant_id = ? order by number desc limit ?",
        TaxProfile::read,
        tenant,
        atMost);
  }

  static TaxProfile read(ResultSet row) throws SQLException {
    return new TaxProfile(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getInt("number"),
        row.getString("residence"),
        LegalForm.valueOf(row.getString("legal_form")),
        row.getString("registration"),
        row.getBoolean("treaty"),
        row.getString("evidence"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("entered_by", UUID.class),
        Sql.instant(row, "entered_at"),
        Status.valueOf(row.getString("status")),
        row.getString("note"),
        Sql.optionalInstant(row, "decided_at"));
  }
}
