package io.kyodaku.royalty;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.UUID;

/** Accruals as rows, on their way into one set-based statement. */
public final class RoyaltyRows {

  public static final String INSERT =
      """
      insert into royalty (id, tenant_id, authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds,
        currency, selling_entity, fee_micros, base, base_micros, share_bps, royalty_micros, platform_micros, par_version,
        at)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[],
        ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::int[],
        ?::timestamptz[])
      """;

  private final Columns rows =
      Columns.of(
          "uuid uuid uuid uuid uuid uuid text text int text text bigint text bigint int bigint"
              + " bigint int timestamptz");

  public Columns rows() {
    return rows;
  }

  public void accrue(
      UUID authorizationId, Use use, int seconds, Accrual accrual, int parVersion, Instant at) {
    LicenseTerms terms = accrual.terms();
    rows.add(
        Ids.next(),
        terms.tenantId(),
        authorizationId,
        terms.claimId(),
        terms.assetId(),
        terms.contractVersionId(),
        "USAGE",
        use.name(),
        seconds,
        terms.currency().getCurrencyCode(),
        terms.sellingEntity(),
        terms.feeMicros(),
        terms.royaltyBase().name(),
        accrual.baseMicros(),
        terms.shareBps(),
        accrual.royaltyMicros(),
        accrual.platformMicros(),
        parVersion,
        at);
  }
}
