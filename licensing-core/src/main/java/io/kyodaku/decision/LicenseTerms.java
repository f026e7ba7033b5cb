package io.kyodaku.decision;

import io.kyodaku.rule.Obligation;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms on which one owner lets one asset be used, frozen when credits are held: settling
 * computes the fee of the actual seconds from these alone.
 *
 * @param ruleId the rule that allowed it, such as {@code asset:<uuid>:FAN:SHARED}
 * @param useFactorBps what the price per second is multiplied by, in basis points
 * @param ownershipBps the share of the asset that is licensed: the highest of the territories asked
 *     for, with the claim's part of what nobody owns
 * @param listFeePerSecondMicros price per second × use factor × ownership share, in {@code
 *     currency}; 0 where the rule is free
 * @param feeMicros the licence fee for the seconds asked for, in {@code currency}: the list fee or
 *     what the terms plugin says
 * @param feeCreditMicros the same in microcredits, by the par table's {@code parVersion}
 * @param shareBps the owner's part of the fee, by its contract; the rest is the platform's
 * @param maxFeeBps the most that a terms plugin may ask, in basis points of the list fee
 * @param termsPlugin the plugin that prices it with its jar's hash and configuration; null for
 *     standard terms
 * @param termsVersion of that plugin, as it called itself when it said the fee; null where it was
 *     not asked
 * @param obligations what comes with it, by the rules that allowed it
 * @param policyVersions what the owner had said, from the narrowest level to the widest
 * @param held which parts of the royalty are held, for a conflict or because nobody owns them
 * @param joint how the fee was divided between two owners who agreed so; null where it was not
 * @param ceilings that it has to fit under when credits are held; not kept with what was granted
 */
public record LicenseTerms(
    UUID claimId,
    UUID tenantId,
    UUID assetId,
    UUID contractId,
    UUID contractVersionId,
    int contractVersion,
    String ruleId,
    Currency currency,
    String sellingEntity,
    long pricePerSecondMicros,
    int useFactorBps,
    int ownershipBps,
    long listFeePerSecondMicros,
    long feeMicros,
    long feeCreditMicros,
    int shareBps,
    RoyaltyBase royaltyBase,
    boolean chargebackOnOwner,
    int maxFeeBps,
    @Nullable String termsPlugin,
    @Nullable String termsHash,
    @Nullable String termsConfig,
    @Nullable String termsVersion,
    List<Obligation> obligations,
    List<UUID> policyVersions,
    List<HeldPart> held,
    @Nullable JointTerms joint,
    List<CeilingTerms> ceilings) {

  public LicenseTerms {
    obligations = List.copyOf(obligations);
    policyVersions = List.copyOf(policyVersions);
    held = List.copyOf(held);
    ceilings = List.copyOf(ceilings);
  }

  /** What the owner's share is taken of: the list fee, or the revenue recognised for it. */
  public enum RoyaltyBase {
    LIST,
    NET
  }

  /** The same with another fee, and what it is in microcredits. */
  LicenseTerms withFee(long micros, long creditMicros, @Nullable String version) {
    return with(micros, creditMicros, version, joint);
  }

  /** The same, to be divided. */
  LicenseTerms with(JointTerms terms) {
    return with(feeMicros, feeCreditMicros, termsVersion, terms);
  }

  /** The same with what is its part of what was divided. */
  LicenseTerms divided(long micros, long creditMicros) {
    return with(micros, creditMicros, termsVersion, joint);
  }

  private LicenseTerms with(
      long micros, long creditMicros, @Nullable String version, @Nullable JointTerms terms) {
    return new LicenseTerms(
        claimId,
        tenantId,
        assetId,
        contractId,
        contractVersionId,
        contractVersion,
        ruleId,
        currency,
        sellingEntity,
        pricePerSecondMicros,
        useFactorBps,
        ownershipBps,
        listFeePerSecondMicros,
        micros,
        creditMicros,
        shareBps,
        royaltyBase,
        chargebackOnOwner,
        maxFeeBps,
        termsPlugin,
        termsHash,
        termsConfig,
        version,
        obligations,
        policyVersions,
        held,
        terms,
        ceilings);
  }
}
