package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.decision.PricingOutcome.Priced;
import io.kyodaku.decision.PricingOutcome.Unpriced;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Use;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prices a usage: compute by the generator's rate card, and one licence fee for each claim. Exact
 * whole numbers throughout. Rounding happens in two places, half up both times: the list fee of one
 * second to the micro of the owner's currency, and a fee to the microcredit at par; what owners
 * agreed to divide, {@link Pool} divides after that. What does not fit a long is not priced.
 */
@Dependent
public class Pricing {

  private static final int WHOLE_BPS = 10_000;

  private final SnapshotHolder snapshots;
  private final FeeSource fees;

  @Inject
  public Pricing(SnapshotHolder snapshots, FeeSource fees) {
    this.snapshots = snapshots;
    this.fees = fees;
  }

  /**
   * The granted price for the seconds that were really rendered: the same terms, rates and par
   * version, never more than was granted, and no new decision.
   *
   * @param granted the price of {@code facts.seconds()}
   * @param actualSeconds from 1 to those
   * @throws OutOfTouchException before this node has read anything
   */
  public PricingOutcome reprice(Price granted, PricingFacts facts, int actualSeconds) {
    if (actualSeconds < 1 || actualSeconds > facts.seconds()) {
      throw new IllegalArgumentException(
          actualSeconds + " seconds of " + facts.seconds() + " granted");
    }
    if (actualSeconds == facts.seconds()) {
      return new Priced(granted);
    }
    // A par table never changes, so an old snapshot is as good. An asset whose kind was changed
    // since is priced by what it is now, and never at more than was granted.
    Snapshot snapshot = snapshots.latest();
    Optional<ParTable> par = snapshot.parTable(granted.parVersion());
    if (par.isEmpty()) {
      return new Unpriced(
          Reasons.unpriced("par table " + granted.parVersion() + " is not known here"));
    }
    List<LicenseTerms> licenses = new ArrayList<>(granted.licenses().size());
    for (LicenseTerms terms : granted.licenses()) {
      Optional<AssetFacts> asset = snapshot.asset(terms.assetId());
      if (asset.isEmpty()) {
        return new Unpriced(Reasons.unpriced("asset " + terms.assetId() + " is not known here"));
      }
      switch (fee(terms, asset.get(), facts, actualSeconds)) {
        case FeeSource.Failed unused -> {
          return new Unpriced(Reasons.pluginFailed(asset.get()));
        }
        case FeeSource.Agreed agreed -> licenses.add(atMost(terms, agreed.micros(), par.get()));
      }
    }
    return new Priced(
        new Price(
            granted.rateCardId(),
            granted.computePerSecondMicros(),
            Math.multiplyExact(granted.computePerSecondMicros(), actualSeconds),
            granted.parVersion(),
            Pool.divided(
                licenses, granted.licenses().stream().map(Pool::ownCredits).toList(), par.get())));
  }

  /** At this fee, or what was granted if that is less: of what is divided, what was asked then. */
  private static LicenseTerms atMost(LicenseTerms granted, long micros, ParTable par) {
    JointTerms joint = granted.joint();
    long most = joint == null ? granted.feeMicros() : joint.ownFeeMicros();
    long fee = Math.min(micros, most);
    long credits = Math.min(par.toCreditMicros(fee, granted.currency()), Pool.ownCredits(granted));
    LicenseTerms terms = granted.withFee(fee, credits, granted.termsVersion());
    return joint == null ? terms : terms.with(joint.withOwnFee(fee, credits));
  }

  /** The price of what was found allowed. */
  PricingOutcome price(Facts facts, Rates rates, List<Verdict> verdicts) {
    try {
      return priceExactly(facts, rates, verdicts);
    } catch (ArithmeticException e) {
      return new Unpriced(Reasons.tooExpensive());
    }
  }

  private PricingOutcome priceExactly(Facts facts, Rates rates, List<Verdict> verdicts) {
    ParTable par = facts.snapshot().parTable();
    int seconds = facts.usage().seconds();
    List<LicenseTerms> licenses = new ArrayList<>(verdicts.size());
    for (Verdict verdict : verdicts) {
      LicenseTerms terms = atListFee(verdict, facts, par);
      if (terms.termsHash() != null) {
        switch (fee(terms, verdict.asset(), PricingFacts.of(facts.usage()), seconds)) {
          case FeeSource.Failed unused -> {
            return new Unpriced(Reasons.pluginFailed(verdict.asset()));
          }
          case FeeSource.Agreed agreed ->
              terms =
                  terms.withFee(
                      agreed.micros(),
                      par.toCreditMicros(agreed.micros(), terms.currency()),
                      agreed.version());
        }
      }
      licenses.add(terms);
    }
    long perSecond = rates.perSecondMicros(facts.usage().quality());
    Price price =
        new Price(
            rates.rateCardId(),
            perSecond,
            Math.multiplyExact(perSecond, seconds),
            par.version(),
            List.copyOf(Pool.of(facts, verdicts, licenses, par)));
    // Throws where the sum does not fit.
    price.totalMicros();
    return new Priced(price);
  }

  /** What is paid where no plugin says otherwise. */
  private static LicenseTerms atListFee(Verdict verdict, Facts facts, ParTable par) {
    ClaimFacts claim = verdict.claim();
    ContractFacts contract =
        claim
            .tenant()
            .contractAt(facts.now())
            .orElseThrow(() -> new IllegalStateException("a guard lets nobody in without one"));
    Use use = facts.usage().use();
    int useFactorBps = verdict.factorBps(use);
    Ownership.Licensed licensed =
        verdict.asset().ownership().licensed(claim.id(), facts.asked().territories());
    long perSecond =
        listFeePerSecond(claim.pricePerSecondMicros(), useFactorBps, licensed.shareBps());
    long fee = Math.multiplyExact(perSecond, facts.usage().seconds());
    return new LicenseTerms(
        claim.id(),
        claim.tenant().id(),
        verdict.asset().id(),
        contract.contractId(),
        contract.versionId(),
        contract.number(),
        verdict.ruleId(use).orElseThrow(),
        claim.currency(),
        contract.sellingEntity(),
        claim.pricePerSecondMicros(),
        useFactorBps,
        licensed.shareBps(),
        perSecond,
        fee,
        par.toCreditMicros(fee, claim.currency()),
        contract.shareBps(),
        contract.royaltyBase(),
        contract.chargebackOnOwner(),
        contract.bounds().maxFeeBps(contract.maxFeeBps(), useFactorBps),
        contract.termsPlugin(),
        contract.termsHash(),
        contract.termsConfig(),
        null,
        obligations(verdict),
        claim.policies().versions(),
        licensed.held(),
        null,
        ceilings(claim, contract, facts.now()));
  }

  /** Of the contract and of all levels: each holds. */
  private static List<CeilingTerms> ceilings(
      ClaimFacts claim, ContractFacts contract, Instant now) {
    Optional<Ceiling> bound = contract.bounds().ceiling();
    if (bound.isEmpty() && !claim.policies().isLimited()) {
      return List.of();
    }
    List<CeilingTerms> ceilings = new ArrayList<>();
    bound.ifPresent(
        limit ->
            ceilings.add(
                new CeilingTerms(
                    contract.contractId(),
                    limit,
                    LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1))));
    for (PolicyAt policy : claim.policies()) {
      for (Ceiling ceiling : policy.ceilings()) {
        LocalDate day =
            ceiling.span() == Ceiling.Span.DAY
                ? LocalDate.ofInstant(now, policy.zone())
                : LocalDate.EPOCH;
        ceilings.add(new CeilingTerms(policy.subjectId(), ceiling, day));
      }
    }
    return ceilings;
  }

  /** Of all rules that spoke, each once. */
  private static List<Obligation> obligations(Verdict verdict) {
    if (verdict.fired().size() == 1) {
      return verdict.fired().getFirst().rule().rule().obligations();
    }
    return verdict.fired().stream()
        .flatMap(fired -> fired.rule().rule().obligations().stream())
        .distinct()
        .toList();
  }

  private FeeSource.Answer fee(
      LicenseTerms terms, AssetFacts asset, PricingFacts usage, int seconds) {
    long listFee = Math.multiplyExact(terms.listFeePerSecondMicros(), seconds);
    String hash = terms.termsHash();
    return fee(
        fees,
        hash == null
            ? null
            : new TermsPlugin(terms.tenantId(), hash, terms.termsConfig(), terms.maxFeeBps()),
        listFee,
        () ->
            new UsageFacts(
                terms.assetId(),
                asset.kind(),
                io.kyodaku.plugin.api.Use.valueOf(usage.use().name()),
                List.copyOf(usage.territories()),
                seconds,
                io.kyodaku.plugin.api.Quality.valueOf(usage.quality().name()),
                terms.pricePerSecondMicros(),
                terms.useFactorBps(),
                terms.ownershipBps(),
                listFee,
                terms.currency()));
  }

  /**
   * The list fee, or what the plugin says instead. What is free stays free: no plugin may ask a
   * multiple of nothing.
   */
  static FeeSource.Answer fee(
      FeeSource fees, @Nullable TermsPlugin plugin, long listFee, Supplier<UsageFacts> facts) {
    return plugin == null || listFee == 0
        ? new FeeSource.Agreed(listFee)
        : fees.fee(plugin, facts.get());
  }

  /** Price per second × use factor × ownership share, rounded half up to the micro. */
  static long listFeePerSecond(long pricePerSecondMicros, int useFactorBps, int shareBps) {
    return ParTable.mulDivHalfUp(
        pricePerSecondMicros, (long) useFactorBps * shareBps, (long) WHOLE_BPS * WHOLE_BPS);
  }
}
