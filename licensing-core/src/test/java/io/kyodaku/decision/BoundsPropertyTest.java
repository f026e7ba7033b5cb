package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever an owner says and whatever its plugin asks, no grant is beyond the contract. */
class BoundsPropertyTest {

  private static final long PRICE = 5_000_000;
  private static final long WHOLE = 10_000;

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void noGrantIsBeyondTheContract(
      @ForAll("rules") List<Rule> rules,
      @ForAll("bounds") Bounds bounds,
      @ForAll Optional<PolicyPreset> preset,
      @ForAll Use use,
      @ForAll @IntRange(min = 1, max = 120) int seconds,
      @ForAll boolean plugin,
      @ForAll @LongRange(min = 0, max = 200_000) long pluginBps) {
    TestCatalogue catalogue = new TestCatalogue();
    UUID generator = catalogue.generator();
    TenantFacts tenant =
        new TenantFacts(
            Ids.next(),
            true,
            false,
            List.of(
                WithinTheContractTest.contract(
                    Instant.EPOCH, null, plugin ? "ab".repeat(32) : null, bounds)));
    Controls controls = new Controls(ZoneOffset.UTC, rules, Guards.NONE, List.of());
    UUID asset =
        catalogue.asset(
            "Momotaro",
            TestCatalogue.ruled(
                tenant,
                ControlsText.write(controls),
                preset.stream().toArray(PolicyPreset[]::new)));
    // As the host does: what is above the bound that it is given is a failure.
    FeeSource asking =
        (terms, facts) -> {
          long fee = facts.listFeeMicros() * pluginBps / WHOLE;
          return fee * WHOLE > facts.listFeeMicros() * terms.maxFeeBps()
              ? new FeeSource.Failed("too much")
              : new FeeSource.Agreed(fee);
        };
    Usage usage = Usages.usage("a garden", List.of(asset), use, seconds, Quality.STANDARD, "JP");
    Decision decision = catalogue.deciding(asking).decide(usage, generator);
    if (!(decision instanceof Decision.Refused)) {
      assertThat(bounds.allows(use)).isTrue();
      assertThat(seconds).isLessThanOrEqualTo(bounds.secondsAtMost().orElse(Integer.MAX_VALUE));
      LicenseTerms terms = DecidingTest.price(decision).licenses().getFirst();
      bounds
          .feeFactorAtMostBps()
          .ifPresent(
              factor ->
                  assertThat(terms.feeMicros())
                      .isLessThanOrEqualTo(PRICE * seconds * factor / WHOLE));
    }
  }

  @Provide
  Arbitrary<Bounds> bounds() {
    return Combinators.combine(
            Arbitraries.of(Use.class).set().ofMaxSize(2),
            Arbitraries.of(0, 1, 10, 60),
            Arbitraries.of(-1, 0, 5_000, 10_000, 33_333, 90_000))
        .as((uses, seconds, factor) -> WithinTheContractTest.bounds(uses, seconds, factor, 0));
  }

  @Provide
  Arbitrary<List<Rule>> rules() {
    Arbitrary<Rule> rule =
        Combinators.combine(
                Arbitraries.of(Action.class),
                Arbitraries.of(Use.class).set(),
                Arbitraries.integers().between(-1, Rule.FACTOR_BPS_AT_MOST))
            .as(
                (action, uses, factor) ->
                    new Rule(
                        "r",
                        "A rule",
                        action,
                        of(uses),
                        action == Action.BLOCK || factor < 0
                            ? OptionalInt.empty()
                            : OptionalInt.of(factor % 200_000),
                        List.of()));
    return rule.list().ofMaxSize(3).map(BoundsPropertyTest::numbered);
  }

  private static List<Rule> numbered(List<Rule> rules) {
    List<Rule> numbered = new ArrayList<>();
    for (Rule rule : rules) {
      numbered.add(
          new Rule(
              "r" + numbered.size(),
              rule.name(),
              rule.action(),
              rule.conditions(),
              rule.factorBps(),
              rule.obligations()));
    }
    return numbered;
  }

  private static Conditions of(Set<Use> uses) {
    Conditions none = Conditions.NONE;
    return new Conditions(
        uses,
        none.territories(),
        none.ages(),
        none.qualities(),
        none.secondsAtLeast(),
        none.secondsAtMost(),
        none.generators(),
        none.creators(),
        none.themes(),
        none.themesNot(),
        none.from(),
        none.until());
  }
}
