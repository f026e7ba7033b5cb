package io.kyodaku.contract;

import io.kyodaku.rule.Bounds;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * A contract version as people read it.
 *
 * @param number from 1
 * @param language of the text
 * @param signerName as typed
 * @param proposedBy who wrote it
 * @param effectiveFrom when it took force, or will
 * @param countersignedAt when the platform signed it
 * @param endedAt when another took its place, or when it was rejected
 */
public record ContractView(
    UUID versionId,
    UUID contractId,
    TenantId tenantId,
    String tenant,
    int number,
    ContractStatus status,
    ContractTerms terms,
    Side proposedBy,
    String language,
    String text,
    String documentHash,
    Optional<String> signerName,
    Optional<Instant> signedAt,
    Optional<Instant> countersignedAt,
    Optional<Instant> effectiveFrom,
    Optional<String> rejectedBecause,
    Optional<Instant> endedAt) {

  static final String SELECT =
      "select v.*, t.name as tenant from contract_version v join tenant t on t.id = v.tenant_id";

  static ContractView of(ResultSet row) throws SQLException {
    return new ContractView(
        row.getObject("id", UUID.class),
        row.getObject("contract_id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getString("tenant"),
        row.getInt("number"),
        ContractStatus.valueOf(row.getString("status")),
        terms(row),
        Side.valueOf(row.getString("proposed_by")),
        row.getString("language"),
        row.getString("document"),
        row.getString("document_hash"),
        Optional.ofNullable(row.getString("signer_name")),
        Sql.optionalInstant(row, "signed_at"),
        Sql.optionalInstant(row, "countersigned_at"),
        Sql.optionalInstant(row, "effective_from"),
        Optional.ofNullable(row.getString("rejected_because")),
        Sql.optionalInstant(row, "ended_at"));
  }

  /** The same version with other terms, such as those with the plugins that are in force. */
  public ContractView with(ContractTerms others) {
    return new ContractView(
        versionId,
        contractId,
        tenantId,
        tenant,
        number,
        status,
        others,
        proposedBy,
        language,
        text,
        documentHash,
        signerName,
        signedAt,
        countersignedAt,
        effectiveFrom,
        rejectedBecause,
        endedAt);
  }

  private static ContractTerms terms(ResultSet row) throws SQLException {
    return new ContractTerms(
        ContractPreset.valueOf(row.getString("preset")),
        row.getString("selling_entity"),
        Currency.getInstance(row.getString("currency")),
        row.getInt("share_bps"),
        RoyaltyBase.valueOf(row.getString("royalty_base")),
        ChargebackRisk.valueOf(row.getString("chargeback_risk")),
        row.getInt("max_fee_bps"),
        plugin(row, "terms"),
        plugin(row, "schedule"),
        new Tenure(
            row.getInt("notice_days"),
            row.getInt("wind_down_days"),
            Optional.ofNullable(row.getObject("starts_on", LocalDate.class))),
        row.getBoolean("exclusive"),
        Bounds.stored(
            row.getString("bound_uses"),
            row.getObject("bound_seconds", Integer.class),
            row.getObject("bound_fee_factor_bps", Integer.class),
            row.getObject("bound_usages_a_month", Long.class),
            row.getString("bound_generators")),
        Promised.stored(
            row.getObject("guarantee_a_year_micros", Long.class),
            row.getObject("advance_micros", Long.class)));
  }

  private static Optional<PinnedPlugin> plugin(ResultSet row, String which) throws SQLException {
    String id = row.getString(which + "_plugin");
    if (id == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PinnedPlugin(id, row.getString(which + "_hash"), row.getString(which + "_config")));
  }
}
