package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a decision apart by owners, with the very guards and rules that decide: what one of them
 * says, and on whom a refusal hangs.
 */
final class OwnersSay {

  static final int OWNERS_AT_MOST = 8;

  private OwnersSay() {}

  /** As if only the claims of one owner were there. */
  static OwnSay of(Facts facts) {
    List<OwnSay.OfClaim> claims = new ArrayList<>(1);
    Action strictest = Action.ALLOW;
    String decidedBy = "";
    for (Facts.Concerned concerned : facts.assets()) {
      for (ClaimFacts claim : concerned.claims()) {
        Verdict verdict = claim.judge(concerned.asset(), facts.asked());
        Action action = verdict.action();
        String ruleId = verdict.ruleId(facts.usage().use()).orElse("");
        if (claims.isEmpty() || action.compareTo(strictest) > 0) {
          strictest = action;
          decidedBy = ruleId;
        }
        claims.add(
            new OwnSay.OfClaim(
                claim.id(),
                concerned.asset().id(),
                action,
                ruleId,
                verdict.factorBps(facts.usage().use())));
      }
    }
    String guard = guard(facts);
    return guard.isEmpty()
        ? new OwnSay(strictest, decidedBy, claims)
        : new OwnSay(Action.BLOCK, guard, claims);
  }

  /** The code of the first guard of owners that refuses; empty where none does. */
  private static String guard(Facts facts) {
    List<Reason> refusals = refusals(facts);
    return refusals.isEmpty() ? "" : refusals.getFirst().code();
  }

  private static List<Reason> refusals(Facts facts) {
    List<Reason> refusals = new ArrayList<>(0);
    for (Guard guard : Guard.OF_OWNERS) {
      guard.check(facts, refusals::add);
    }
    return refusals;
  }

  /**
   * The owner on whom a refusal hangs. Nobody is told that another owner, a stop or the platform
   * stood in the way as well: then it hangs on nobody, as no draft would change it. Neither does it
   * where so many own something in it that one of them alone is hardly asked about, or where the
   * owner's guards looked at assets of others.
   *
   * @param guards those that refused
   * @param verdicts of all claims
   */
  static Optional<Concern> concern(Facts facts, List<Reason> guards, List<Verdict> verdicts) {
    if (!guards.stream().map(Reason::code).allMatch(Guard.CODES_OF_OWNERS::contains)) {
      return Optional.empty();
    }
    Map<UUID, Action> byOwner = byOwner(verdicts);
    if (byOwner.size() > OWNERS_AT_MOST) {
      return Optional.empty();
    }
    if (!guards.isEmpty()) {
      byOwner.replaceAll(
          (tenant, action) -> guard(of(facts, tenant)).isEmpty() ? action : Action.BLOCK);
    }
    List<UUID> blocking =
        byOwner.keySet().stream().filter(owner -> byOwner.get(owner) == Action.BLOCK).toList();
    if (blocking.size() != 1) {
      return Optional.empty();
    }
    UUID owner = blocking.getFirst();
    Facts alone = alone(of(facts, owner));
    if (refusals(of(facts, owner)).size() != refusals(alone).size()) {
      return Optional.empty();
    }
    byOwner.remove(owner);
    Action others = byOwner.values().stream().max(Action::compareTo).orElse(Action.ALLOW);
    return Optional.of(new Concern(owner, of(alone), others, terms(alone)));
  }

  /** What rules say, for each owner the strictest. */
  private static Map<UUID, Action> byOwner(List<Verdict> verdicts) {
    Map<UUID, Action> byOwner = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      byOwner.merge(
          verdict.claim().tenant().id(),
          verdict.action(),
          (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
    return byOwner;
  }

  /** With all assets, but the claims of one owner alone. */
  private static Facts of(Facts facts, UUID tenant) {
    return facts.with(
        facts.assets().stream()
            .map(
                concerned ->
                    new Facts.Concerned(
                        concerned.asset(),
                        concerned.claims().stream()
                            .filter(claim -> claim.tenant().id().equals(tenant))
                            .toList(),
                        concerned.unclaimed()))
            .toList());
  }

  /** Without the assets in which no claims are left. */
  private static Facts alone(Facts own) {
    return own.with(
        own.assets().stream().filter(concerned -> !concerned.claims().isEmpty()).toList());
  }

  private static List<Concern.OwnTerm> terms(Facts own) {
    return own.terms().stream()
        .filter(
            found ->
                own.assets().stream()
                    .flatMap(concerned -> concerned.claims().stream())
                    .flatMap(claim -> claim.policies().stream())
                    .anyMatch(
                        policy ->
                            policy.subjectId().equals(found.subjectId())
                                && policy.guards().blockedTerms().contains(found.term())))
        .map(found -> new Concern.OwnTerm(found.subjectId(), found.term()))
        .distinct()
        .toList();
  }
}
