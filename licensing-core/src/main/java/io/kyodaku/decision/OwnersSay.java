package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Takes a decision apart by owners, with the very guards and rules that decide: what one of them
 * says, and what the others do.
 */
final class OwnersSay {

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
    List<Reason> refusals = new ArrayList<>(0);
    for (Guard guard : Guard.OF_OWNERS) {
      guard.check(facts, refusals::add);
      if (!refusals.isEmpty()) {
        return refusals.getFirst().code();
      }
    }
    return "";
  }

  /** Every owner of an asset in it, in the order of the assets. */
  static List<Concern> concerns(Facts facts, boolean unpriced) {
    List<UUID> tenants =
        facts.assets().stream()
            .flatMap(concerned -> concerned.claims().stream())
            .map(claim -> claim.tenant().id())
            .distinct()
            .toList();
    boolean stopped = unpriced || isStopped(facts);
    List<UUID> assets = facts.assets().stream().map(concerned -> concerned.asset().id()).toList();
    List<Concern> concerns = new ArrayList<>(tenants.size());
    for (UUID tenant : tenants) {
      Facts own = only(facts, claim -> claim.tenant().id().equals(tenant));
      Action others =
          stopped
              ? Action.BLOCK
              : of(only(facts, claim -> !claim.tenant().id().equals(tenant))).action();
      concerns.add(new Concern(tenant, of(own), others, assets, terms(own)));
    }
    return concerns;
  }

  private static boolean isStopped(Facts facts) {
    List<Reason> refusals = new ArrayList<>(0);
    for (Guard guard : Guard.ALL) {
      if (!Guard.OF_OWNERS.contains(guard)) {
        guard.check(facts, refusals::add);
      }
    }
    return !refusals.isEmpty();
  }

  private static Facts only(Facts facts, Predicate<ClaimFacts> whose) {
    return facts.with(
        facts.assets().stream()
            .map(
                concerned ->
                    new Facts.Concerned(
                        concerned.asset(),
                        concerned.claims().stream().filter(whose).toList(),
                        concerned.unclaimed()))
            .toList());
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
