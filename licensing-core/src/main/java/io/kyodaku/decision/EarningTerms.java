package io.kyodaku.decision;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.rule.Bounds;
import io.kyodaku.shared.Split;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a claim earns, beside what its owner's rules say.
 *
 * @param pricePerSecondMicros of the claim, in {@code currency}
 * @param ownershipBps the share of the asset that is licensed, as {@link LicenseTerms} has it
 * @param shareBps the owner's part of the base, by its contract
 * @param maxFeeBps the most that a terms plugin may ask, in basis points of the list fee
 * @param termsHash of the plugin's jar; null for standard terms
 */
public record EarningTerms(
    Currency currency,
    long pricePerSecondMicros,
    int ownershipBps,
    int shareBps,
    RoyaltyBase royaltyBase,
    int maxFeeBps,
    @Nullable String termsHash,
    @Nullable String termsConfig) {

  /**
   * @param factorBps what the list fee is multiplied by, which a bound of the contract looks at
   */
  static EarningTerms of(
      ClaimFacts claim, int ownershipBps, ContractFacts contract, int factorBps) {
    return new EarningTerms(
        claim.currency(),
        claim.pricePerSecondMicros(),
        ownershipBps,
        contract.shareBps(),
        contract.royaltyBase(),
        contract.bounds().maxFeeBps(contract.maxFeeBps(), factorBps),
        contract.termsPlugin() == null ? null : contract.termsHash(),
        contract.termsConfig());
  }

  /**
   * The same claim under what another contract version says.
   *
   * @param factorBps what the list fee is multiplied by
   */
  public EarningTerms under(ContractOffer offer, int factorBps) {
    return new EarningTerms(
        currency,
        pricePerSecondMicros,
        ownershipBps,
        offer.shareBps(),
        offer.royaltyBase(),
        offer.bounds().maxFeeBps(offer.maxFeeBps(), factorBps),
        offer.termsHash(),
        offer.termsConfig());
  }

  /** The same where another version of the plugin has its say. */
  public EarningTerms pricedBy(String hash) {
    return new EarningTerms(
        currency,
        pricePerSecondMicros,
        ownershipBps,
        shareBps,
        royaltyBase,
        maxFeeBps,
        hash,
        termsConfig);
  }

  /** Whether a fee of these is one of those as well: the contract's share sets none. */
  public boolean askTheSameFeeAs(EarningTerms others) {
    return pricePerSecondMicros == others.pricePerSecondMicros
        && ownershipBps == others.ownershipBps
        && currency.equals(others.currency)
        && Objects.equals(termsHash, others.termsHash)
        && Objects.equals(termsConfig, others.termsConfig)
        && (termsHash == null || maxFeeBps == others.maxFeeBps);
  }

  /** The owner's part of a fee, in micros: exactly so where the base is the list fee. */
  public long royaltyOf(long feeMicros) {
    return Split.share(feeMicros, shareBps);
  }

  /**
   * The owner's part of a fee that replaces another, whose royalty is known. On a NET base what was
   * recognised for the fee is taken to change as the fee does.
   *
   * @param before the terms on which {@code royaltyMicros} was earned for {@code feeMicros}
   */
  public long royaltyOf(
      long newFeeMicros, EarningTerms before, long feeMicros, long royaltyMicros) {
    boolean known = feeMicros > 0 && before.shareBps > 0 && before.royaltyBase == RoyaltyBase.NET;
    if (royaltyBase == RoyaltyBase.LIST || !known) {
      return royaltyOf(newFeeMicros);
    }
    BigInteger scaled =
        BigInteger.valueOf(royaltyMicros)
            .multiply(BigInteger.valueOf(newFeeMicros))
            .multiply(BigInteger.valueOf(shareBps));
    BigInteger by = BigInteger.valueOf(feeMicros).multiply(BigInteger.valueOf(before.shareBps));
    return scaled.divide(by).longValueExact();
  }

  /**
   * What a contract version says of fees and shares, and what it lets be granted at most.
   *
   * @param termsHash of the plugin's jar; null for standard terms
   */
  public record ContractOffer(
      int shareBps,
      RoyaltyBase royaltyBase,
      int maxFeeBps,
      @Nullable String termsHash,
      @Nullable String termsConfig,
      Bounds bounds) {

    /**
     * The code of the first bound beyond which a usage is; empty where it is within all. How many
     * there are in a month is not counted.
     *
     * @param factorsBps by which each of the owner's licences in it is priced
     */
    public String refusal(PastUsage past, List<Integer> factorsBps) {
      if (!bounds.allows(past.use())) {
        return WithinTheContract.USE;
      }
      if (bounds.secondsAtMost().isPresent()
          && past.seconds() > bounds.secondsAtMost().getAsInt()) {
        return WithinTheContract.SECONDS;
      }
      if (!bounds.allows(past.generatorId())) {
        return WithinTheContract.GENERATOR;
      }
      OptionalInt most = bounds.feeFactorAtMostBps();
      return most.isPresent() && factorsBps.stream().anyMatch(bps -> bps > most.getAsInt())
          ? WithinTheContract.FEE
          : "";
    }
  }
}
