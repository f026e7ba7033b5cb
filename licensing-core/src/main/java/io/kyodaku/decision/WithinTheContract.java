package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Use;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What every owner's contract lets be granted at most: no rule allows more. What a plugin asks is
 * held within the same bound where the fee is set, and how often something is granted is counted
 * where credits are held.
 */
final class WithinTheContract implements Guard {

  static final String USE = "contract-use";
  static final String SECONDS = "contract-seconds";
  static final String GENERATOR = "contract-generator";
  static final String FEE = "contract-fee";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (Facts.Concerned concerned : facts.assets()) {
      for (ClaimFacts claim : concerned.claims()) {
        Optional<ContractFacts> contract = claim.tenant().contractAt(facts.now());
        if (contract.isPresent() && !contract.get().bounds().equals(Bounds.NONE)) {
          check(facts, concerned.asset(), claim, contract.get().bounds(), refuse);
        }
      }
    }
  }

  private static void check(
      Facts facts, AssetFacts asset, ClaimFacts claim, Bounds bounds, Consumer<Reason> refuse) {
    Use use = facts.usage().use();
    if (!bounds.allows(use)) {
      refuse.accept(
          Reasons.of(
              USE,
              asset,
              "The contract of %s's owner allows no " + use + " use.",
              "Ask for "
                  + Arrays.stream(Use.values())
                      .filter(bounds::allows)
                      .map(Use::name)
                      .collect(Collectors.joining(" or "))
                  + " use."));
    }
    OptionalInt seconds = bounds.secondsAtMost();
    if (seconds.isPresent() && facts.usage().seconds() > seconds.getAsInt()) {
      refuse.accept(
          Reasons.of(
              SECONDS,
              asset,
              "The contract of %s's owner allows at most " + seconds.getAsInt() + " seconds.",
              "Ask for at most " + seconds.getAsInt() + " seconds."));
    }
    if (!bounds.allows(facts.asked().generatorId())) {
      refuse.accept(
          Reasons.of(
              GENERATOR,
              asset,
              "The contract of %s's owner names the generators that may generate it, and this is"
                  + " none of them.",
              "Use a generator that it names."));
    }
    OptionalInt factor = bounds.feeFactorAtMostBps();
    if (factor.isPresent()) {
      Verdict verdict = claim.judge(asset, facts.asked());
      if (verdict.action() != Action.BLOCK && verdict.factorBps(use) > factor.getAsInt()) {
        refuse.accept(
            Reasons.of(
                FEE,
                asset,
                "The fee for %s would be more than its owner's contract allows.",
                "Ask for another use, or wait until its owner has mended the price."));
      }
    }
  }
}
