package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.rule.Action;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Decides a usage: facts, guards, rules, and over all claims of all assets the strictest wins.
 * Reads memory alone and has no effect; what depends on balances is refused later, where they are
 * charged.
 */
@Dependent
public class Deciding {

  private final SnapshotHolder snapshots;
  private final Pricing pricing;
  private final CreatorAges ages;
  private final Clock clock;

  @Inject
  public Deciding(SnapshotHolder snapshots, Pricing pricing, CreatorAges ages, Clock clock) {
    this.snapshots = snapshots;
    this.pricing = pricing;
    this.ages = ages;
    this.clock = clock;
  }

  /**
   * @param usage checked by whoever parsed it; every territory is a country
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public Decision decide(Usage usage, UUID generatorId) {
    Facts facts = Facts.gather(usage, generatorId, snapshots.current(), ages, clock.instant());
    List<Reason> refusals = new ArrayList<>(0);
    Guard.ALL.forEach(guard -> guard.check(facts, refusals::add));
    List<Verdict> verdicts = verdicts(facts);
    for (Verdict verdict : verdicts) {
      if (verdict.action() == Action.BLOCK) {
        refusals.add(Reasons.blocked(verdict, facts));
      }
    }
    if (!refusals.isEmpty()) {
      return refused(facts, refusals);
    }
    Rates rates =
        facts.generator().flatMap(generator -> generator.ratesAt(facts.now())).orElseThrow();
    return switch (pricing.price(facts, rates, verdicts)) {
      case PricingOutcome.Unpriced unpriced -> refused(facts, List.of(unpriced.reason()));
      case PricingOutcome.Priced priced -> allowed(facts, verdicts, priced.price());
    };
  }

  private static List<Verdict> verdicts(Facts facts) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Facts.Concerned concerned : facts.assets()) {
      for (ClaimFacts claim : concerned.claims()) {
        verdicts.add(claim.judge(concerned.asset(), facts.asked()));
      }
    }
    return verdicts;
  }

  private static Decision refused(Facts facts, List<Reason> reasons) {
    return new Decision.Refused(facts.matches(), List.copyOf(reasons), facts.snapshot().version());
  }

  /** Nothing blocks: granted where nobody asks either. */
  private static Decision allowed(Facts facts, List<Verdict> verdicts, Price price) {
    SortedSet<String> obligations = new TreeSet<>();
    SortedSet<UUID> approvers = new TreeSet<>();
    List<Reason> asked = new ArrayList<>(0);
    for (Verdict verdict : verdicts) {
      for (Verdict.Fired fired : verdict.fired()) {
        fired.rule().rule().obligations().forEach(one -> obligations.add(one.code()));
      }
      if (verdict.action() == Action.ASK) {
        approvers.add(verdict.claim().tenant().id());
        asked.add(Reasons.asked(verdict, facts.usage().use()));
      }
    }
    long version = facts.snapshot().version();
    return approvers.isEmpty()
        ? new Decision.Granted(price, facts.matches(), List.copyOf(obligations), version)
        : new Decision.NeedsApproval(
            price,
            facts.matches(),
            List.copyOf(obligations),
            Collections.unmodifiableSortedSet(approvers),
            List.copyOf(asked),
            version);
  }
}
