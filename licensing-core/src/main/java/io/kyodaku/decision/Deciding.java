package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.rule.Action;
import io.kyodaku.screening.Findings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

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
    return judge(facts(usage, generatorId)).decision();
  }

  /**
   * The same with whom it concerns.
   *
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public Decided decideTelling(Usage usage, UUID generatorId) {
    Facts facts = facts(usage, generatorId);
    Judgement judgement = judge(facts);
    if (!(judgement.decision() instanceof Decision.Refused refused)) {
      return new Decided(judgement.decision(), Optional::empty);
    }
    boolean unpriced = refused.reasons().stream().anyMatch(Reasons::isOfThePrice);
    return new Decided(
        refused,
        unpriced
            ? Optional::empty
            : () -> OwnersSay.concern(facts, judgement.guards(), judgement.verdicts()));
  }

  /**
   * The same with what led to it, and where it is not granted, what would be.
   *
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public Explained explain(Usage usage, UUID generatorId) {
    Facts facts = facts(usage, generatorId);
    Judgement judgement = judge(facts);
    List<Alternative> alternatives =
        judgement.decision() instanceof Decision.Granted
            ? List.of()
            : new NearestLawful(facts, new Instead(facts, generatorId)).search();
    return new Explained(judgement.decision(), judgement.steps(facts), alternatives);
  }

  private Facts facts(Usage usage, UUID generatorId) {
    Snapshot snapshot = snapshots.current();
    return Facts.gather(
        usage, generatorId, snapshot, snapshot.find(usage.prompt()), ages, clock.instant());
  }

  /** On the same snapshot; the prompt is searched again only where it is another. */
  private final class Instead implements NearestLawful.Judge {
    private final Facts before;
    private final UUID generatorId;
    private final Map<String, Findings> found = new HashMap<>();

    Instead(Facts before, UUID generatorId) {
      this.before = before;
      this.generatorId = generatorId;
    }

    @Override
    public Action look(Usage usage, Instant now) {
      Facts facts = facts(usage, now);
      List<Reason> guards = guards(facts);
      Action strictest = guards.isEmpty() ? Action.ALLOW : Action.BLOCK;
      for (Verdict verdict : verdicts(facts)) {
        Action action = verdict.action();
        strictest = action.compareTo(strictest) > 0 ? action : strictest;
      }
      return strictest;
    }

    @Override
    public Decision decide(Usage usage, Instant now) {
      return judge(facts(usage, now)).decision();
    }

    private Facts facts(Usage usage, Instant now) {
      Findings here =
          usage.prompt().equals(before.usage().prompt())
              ? new Findings(before.matches(), before.terms())
              : found.computeIfAbsent(usage.prompt(), before.snapshot()::find);
      return Facts.gather(usage, generatorId, before.snapshot(), here, ages, now);
    }
  }

  /** A decision, and what it was made of. */
  record Judgement(Decision decision, List<Reason> guards, List<Verdict> verdicts) {

    List<Step> steps(Facts facts) {
      List<Step> steps = new ArrayList<>();
      Together.inForce(facts).forEach(agreement -> steps.add(step(agreement, facts)));
      guards.forEach(guard -> steps.add(step(guard)));
      verdicts.forEach(verdict -> addSteps(verdict, steps));
      return steps;
    }

    private static Step step(JointFacts agreement, Facts facts) {
      return new Step(
          Step.Kind.AGREEMENT,
          agreement.wireId(),
          "",
          Optional.empty(),
          Optional.empty(),
          Action.ALLOW,
          List.copyOf(facts.asked().territories().codes()));
    }

    private static Step step(Reason guard) {
      return new Step(
          Step.Kind.GUARD,
          guard.code(),
          guard.code(),
          guard.assetId(),
          Optional.empty(),
          Action.BLOCK,
          List.of());
    }

    private static void addSteps(Verdict verdict, List<Step> steps) {
      Optional<UUID> asset = Optional.of(verdict.asset().id());
      Optional<UUID> tenant = Optional.of(verdict.claim().tenant().id());
      for (Verdict.Fired fired : verdict.fired()) {
        steps.add(
            new Step(
                Step.Kind.RULE,
                fired.wireId(),
                fired.rule().rule().name(),
                asset,
                tenant,
                fired.rule().action(),
                List.copyOf(fired.territories().codes())));
      }
      if (!verdict.unspoken().isEmpty()) {
        steps.add(
            new Step(
                Step.Kind.NO_RULE,
                "",
                "",
                asset,
                tenant,
                Action.BLOCK,
                List.copyOf(verdict.unspoken().codes())));
      }
    }
  }

  /** From facts alone: the same facts come to the same decision, whenever it is made. */
  Judgement judge(Facts facts) {
    List<Reason> guards = guards(facts);
    List<Verdict> verdicts = verdicts(facts);
    return new Judgement(decide(facts, guards, verdicts), guards, verdicts);
  }

  private static List<Reason> guards(Facts facts) {
    List<Reason> refusals = new ArrayList<>(0);
    Consumer<Reason> refuse = refusals::add;
    for (Guard guard : Guard.ALL) {
      guard.check(facts, refuse);
    }
    return refusals;
  }

  private Decision decide(Facts facts, List<Reason> guards, List<Verdict> verdicts) {
    List<Reason> refusals = guards.isEmpty() ? List.of() : new ArrayList<>(guards);
    for (Verdict verdict : verdicts) {
      if (verdict.action() == Action.BLOCK) {
        refusals = refusals.isEmpty() ? new ArrayList<>() : refusals;
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
    List<Verdict> verdicts = new ArrayList<>(facts.assets().size());
    for (Facts.Concerned concerned : facts.assets()) {
      for (ClaimFacts claim : concerned.claims()) {
        verdicts.add(claim.judge(concerned.asset(), facts.asked()));
      }
    }
    return verdicts;
  }

  private static Decision refused(Facts facts, List<Reason> reasons) {
    return new Decision.Refused(facts.matches(), List.copyOf(reasons), basis(facts));
  }

  private static Decision.Basis basis(Facts facts) {
    return new Decision.Basis(facts.snapshot().version(), facts.now(), facts.asked().askedAge());
  }

  /** Nothing blocks: granted where nobody asks either. */
  private static Decision allowed(Facts facts, List<Verdict> verdicts, Price price) {
    List<String> obligations = obligations(verdicts);
    Decision.Basis basis = basis(facts);
    boolean asks = false;
    for (Verdict verdict : verdicts) {
      asks |= verdict.action() == Action.ASK;
    }
    if (!asks) {
      return new Decision.Granted(price, facts.matches(), obligations, basis);
    }
    SortedSet<UUID> approvers = new TreeSet<>();
    List<Reason> asked = new ArrayList<>(1);
    for (Verdict verdict : verdicts) {
      if (verdict.action() == Action.ASK) {
        approvers.add(verdict.claim().tenant().id());
        asked.add(Reasons.asked(verdict, facts.usage().use()));
      }
    }
    return new Decision.NeedsApproval(
        price,
        facts.matches(),
        obligations,
        Collections.unmodifiableSortedSet(approvers),
        List.copyOf(asked),
        basis);
  }

  /** Of all rules that spoke, in alphabetical order; mostly they say the same. */
  private static List<String> obligations(List<Verdict> verdicts) {
    List<String> all = List.of();
    for (Verdict verdict : verdicts) {
      for (Verdict.Fired fired : verdict.fired()) {
        List<String> here = fired.rule().obligationCodes();
        if (all.isEmpty()) {
          all = here;
        } else if (!all.containsAll(here)) {
          SortedSet<String> both = new TreeSet<>(all);
          both.addAll(here);
          all = List.copyOf(both);
        }
      }
    }
    return all;
  }
}
