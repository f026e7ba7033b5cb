package io.kyodaku.royalty;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;

/** Accruals as rows, on their way into one set-based statement. */
public final class RoyaltyRows {

  /** Stands for more territories than are named. */
  private static final String SEVERAL = "+";

  private static final int NAMED_AT_MOST = 3;

  public static final String INSERT =
      """
      insert into royalty (id, tenant_id, authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds,
        currency, selling_entity, fee_micros, base, base_micros, share_bps, royalty_micros, held_micros, platform_micros,
        par_version, at, territories)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[],
        ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[],
        ?::timestamptz[], ?::text[])
      """;

  /** Before the royalties: each is checked against what is held of it. */
  public static final String INSERT_HELD =
      """
      insert into royalty_held (id, royalty_id, tenant_id, authorization_id, asset_id, conflict_id, currency, selling_entity,
        amount_micros, at)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
        ?::bigint[], ?::timestamptz[])
      """;

  private final Columns held =
      Columns.of("uuid uuid uuid uuid uuid uuid text text bigint timestamptz");
  private final Columns rows =
      Columns.of(
          "uuid uuid uuid uuid uuid uuid text text int text text bigint text bigint int bigint"
              + " bigint bigint int timestamptz text");

  public Columns rows() {
    return rows;
  }

  public Columns held() {
    return held;
  }

  /**
   * @param territories where the usage is shown
   */
  public void accrue(
      UUID authorizationId,
      Use use,
      int seconds,
      SortedSet<String> territories,
      Accrual accrual,
      int parVersion,
      Instant at) {
    LicenseTerms terms = accrual.terms();
    UUID id = Ids.next();
    hold(id, authorizationId, accrual, at);
    rows.add(
        id,
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
        accrual.ownMicros(),
        accrual.heldMicros(),
        accrual.platformMicros(),
        parVersion,
        at,
        territories(territories));
  }

  /** Up to three by name, so that lines of statements stay few whatever creators ask for. */
  private static String territories(SortedSet<String> all) {
    return all.size() > NAMED_AT_MOST ? SEVERAL : String.join("|", all);
  }

  private void hold(UUID royaltyId, UUID authorizationId, Accrual accrual, Instant at) {
    LicenseTerms terms = accrual.terms();
    for (int part = 0; part < terms.held().size(); part++) {
      long micros = accrual.heldMicros(part);
      if (micros > 0) {
        held.add(
            Ids.next(),
            royaltyId,
            terms.tenantId(),
            authorizationId,
            terms.assetId(),
            terms.held().get(part).conflictId().orElse(null),
            terms.currency().getCurrencyCode(),
            terms.sellingEntity(),
            micros,
            at);
      }
    }
  }
}
