package io.kyodaku.generation;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.JointTerms;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.rule.ObligationsText;
import io.kyodaku.shared.Columns;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Authorizations and their frozen terms as rows: the one place that knows the columns in which what
 * was asked and granted is written. Written in batches by whoever keeps the money.
 */
public final class AuthorizationRows {

  public static final String INSERT =
      """
      insert into usage_authorization (id, generator_id, creator_id, link_id, status, use, territories, seconds, quality,
        prompt_salt, prompt_hash, facts, obligations, rate_card_id, compute_per_second_micros, compute_micros,
        par_version, price_micros, held_micros, snapshot_version, created_at, granted_at, expires_at)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[],
        ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
      """;

  /** Makes a pending one AUTHORIZED, on the terms that were decided anew. */
  public static final String GRANT =
      """
      update usage_authorization a
      set status = 'AUTHORIZED', link_id = u.link, obligations = u.obligations, rate_card_id = u.rate_card,
        compute_per_second_micros = u.compute_per_second, compute_micros = u.compute, par_version = u.par,
        price_micros = u.price, held_micros = u.price, snapshot_version = u.version, granted_at = u.granted,
        expires_at = u.expires
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[],
        ?::timestamptz[], ?::timestamptz[])
        as u(id, link, obligations, rate_card, compute_per_second, compute, par, price, version, granted, expires)
      where a.id = u.id
      """;

  public static final String INSERT_LICENSES =
      """
      insert into authorization_license (authorization_id, claim_id, tenant_id, position, asset_id, contract_id,
        contract_version_id, contract_version, rule_id, currency, selling_entity, price_per_second_micros, use_factor_bps,
        ownership_bps, list_fee_per_second_micros, fee_micros, fee_credit_micros, share_bps, royalty_base,
        chargeback_on_owner, max_fee_bps, terms_plugin, terms_hash, terms_config, use, seconds, quality, territories,
        requested_at, duties, policy_versions, held_parts, terms_version, joint_agreement_id,
        joint_bps, own_fee_micros, own_fee_credit_micros)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::uuid[],
        ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[],
        ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[],
        ?::bool[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
        ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
        ?::int[], ?::bigint[], ?::bigint[])
      """;

  private final Columns inserted =
      Columns.of(
          "uuid uuid uuid uuid text text text int text text text text text uuid bigint bigint int"
              + " bigint bigint bigint timestamptz timestamptz timestamptz");
  private final Columns granted =
      Columns.of("uuid uuid text uuid bigint bigint int bigint bigint timestamptz timestamptz");
  private final Columns licenses =
      Columns.of(
          "uuid uuid uuid int uuid uuid uuid int text text text bigint int int bigint bigint bigint"
              + " int text bool int text text text text int text text timestamptz text text text"
              + " text uuid int bigint bigint");

  public Columns inserted() {
    return inserted;
  }

  public Columns granted() {
    return granted;
  }

  public Columns licenses() {
    return licenses;
  }

  /**
   * @param linkId the creator's link that it spends by, if it spends by one
   */
  public void insert(Authorization a, @Nullable UUID linkId) {
    Price price = a.price();
    boolean pending = a.status() == AuthorizationStatus.PENDING_APPROVAL;
    inserted.add(
        a.id(),
        a.generatorId(),
        a.creatorId(),
        linkId,
        a.status().name(),
        a.usage().use().name(),
        AuthorizationFacts.joined(a.usage().territories()),
        a.usage().seconds(),
        a.usage().quality().name(),
        a.usage().promptSalt(),
        a.usage().promptHash(),
        AuthorizationFacts.write(a),
        AuthorizationFacts.joined(a.obligations()),
        price.rateCardId(),
        price.computePerSecondMicros(),
        price.computeMicros(),
        price.parVersion(),
        price.totalMicros(),
        a.heldMicros(),
        a.snapshotVersion(),
        a.createdAt(),
        pending ? null : a.createdAt(),
        a.expiresAt());
    addLicenses(a);
  }

  public void grant(Authorization a, @Nullable UUID linkId, Instant at) {
    Price price = a.price();
    granted.add(
        a.id(),
        linkId,
        AuthorizationFacts.joined(a.obligations()),
        price.rateCardId(),
        price.computePerSecondMicros(),
        price.computeMicros(),
        price.parVersion(),
        price.totalMicros(),
        a.snapshotVersion(),
        at,
        a.expiresAt());
    addLicenses(a);
  }

  private void addLicenses(Authorization a) {
    int position = 0;
    for (LicenseTerms t : a.price().licenses()) {
      JointTerms joint = t.joint();
      licenses.add(
          a.id(),
          t.claimId(),
          t.tenantId(),
          position++,
          t.assetId(),
          t.contractId(),
          t.contractVersionId(),
          t.contractVersion(),
          t.ruleId(),
          t.currency().getCurrencyCode(),
          t.sellingEntity(),
          t.pricePerSecondMicros(),
          t.useFactorBps(),
          t.ownershipBps(),
          t.listFeePerSecondMicros(),
          t.feeMicros(),
          t.feeCreditMicros(),
          t.shareBps(),
          t.royaltyBase().name(),
          t.chargebackOnOwner(),
          t.maxFeeBps(),
          t.termsPlugin(),
          t.termsHash(),
          t.termsConfig(),
          a.usage().use().name(),
          a.usage().seconds(),
          a.usage().quality().name(),
          AuthorizationFacts.joined(a.usage().territories()),
          a.createdAt(),
          ObligationsText.write(t.obligations()),
          AuthorizationFacts.joined(t.policyVersions().stream().map(UUID::toString).toList()),
          HeldPart.write(t.held()),
          t.termsVersion(),
          joint == null ? null : joint.agreementId(),
          joint == null ? null : joint.shareBps(),
          joint == null ? null : joint.ownFeeMicros(),
          joint == null ? null : joint.ownFeeCreditMicros());
    }
  }
}
