package io.kyodaku.royalty;

import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was taken back of royalties, and what of that was earned again after all, as rows on their
 * way into set-based statements. Each copies from the royalty of the usage what it was earned
 * under.
 */
public final class RoyaltyBackRows {

  /** Behind {@link RoyaltyRows#INSERT_HELD}: each is checked against what is held of it. */
  public static final String INSERT =
      """
      insert into royalty (id, tenant_id, authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds,
        currency, selling_entity, fee_micros, base, base_micros, share_bps, royalty_micros, held_micros, platform_micros,
        par_version, at, money_back_id, territories)
      select u.id, r.tenant_id, r.authorization_id, r.claim_id, r.asset_id, r.contract_version_id, u.kind, r.use, r.seconds,
        r.currency, r.selling_entity, u.fee, r.base, u.base, r.share_bps, u.own, u.held, u.platform, r.par_version, u.at, u.back,
        case when length(l.territories) > 8 then '+' else l.territories end
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
        ?::timestamptz[], ?::uuid[]) as u(id, of, kind, fee, base, own, held, platform, at, back)
      join royalty r on r.id = u.of
      left join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
      """;

  private final Columns rows =
      Columns.of("uuid uuid text bigint bigint bigint bigint bigint timestamptz uuid");
  private final Columns held =
      Columns.of("uuid uuid uuid uuid uuid uuid text text bigint timestamptz");

  public Columns rows() {
    return rows;
  }

  public Columns held() {
    return held;
  }

  /**
   * The royalty of a usage.
   *
   * @param micros the owner's, with what is held of it; above zero
   */
  public record Earned(
      UUID id,
      UUID tenantId,
      UUID authorizationId,
      UUID assetId,
      String currency,
      String entity,
      long feeMicros,
      long baseMicros,
      long micros) {}

  /**
   * What is held of it in one place.
   *
   * @param conflictId empty where nobody owns that part
   */
  public record Held(Optional<UUID> conflictId, long micros) {}

  /**
   * @param kind REFUND or CHARGEBACK where all amounts are below zero, REINSTATED or
   *     DISPUTE_RESOLUTION where above
   * @param ownMicros what the owner loses or earns again
   */
  public void add(
      Earned earned,
      String kind,
      long ownMicros,
      List<Held> heldParts,
      UUID moneyBackId,
      Instant at) {
    UUID id = Ids.next();
    long heldMicros = heldParts.stream().mapToLong(Held::micros).sum();
    long all = ownMicros + heldMicros;
    long fee = part(earned.feeMicros(), all, earned.micros());
    rows.add(
        id,
        earned.id(),
        kind,
        fee,
        part(earned.baseMicros(), all, earned.micros()),
        ownMicros,
        heldMicros,
        fee - all,
        at,
        moneyBackId);
    for (Held part : heldParts) {
      held.add(
          Ids.next(),
          id,
          earned.tenantId(),
          earned.authorizationId(),
          earned.assetId(),
          part.conflictId().orElse(null),
          earned.currency(),
          earned.entity(),
          part.micros(),
          at);
    }
  }

  /** Rounded towards zero, so that parts never come to more than the whole. */
  private static long part(long of, long micros, long whole) {
    return BigInteger.valueOf(of)
        .multiply(BigInteger.valueOf(micros))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
