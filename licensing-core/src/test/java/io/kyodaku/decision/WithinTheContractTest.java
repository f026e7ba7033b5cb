package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules and plugins that try to go beyond what their contract lets be granted. */
class WithinTheContractTest {

  /** Allows everything, at ten times the price. */
  private static final String GENEROUS =
      "{\"rules\":[{\"id\":\"a\",\"name\":\"All\",\"action\":\"ALLOW\",\"factorBps\":100000}]}";

  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();

  static ContractFacts contract(
      Instant from, @Nullable Instant endsAt, @Nullable String termsHash, Bounds bounds) {
    return new ContractFacts(
        Ids.next(),
        Ids.next(),
        1,
        from,
        Currency.getInstance("JPY"),
        "JP",
        7_000,
        LicenseTerms.RoyaltyBase.LIST,
        false,
        100_000,
        termsHash == null ? null : "a-plugin",
        termsHash,
        termsHash == null ? null : "{}",
        endsAt,
        bounds);
  }

  private UUID asset(Bounds bounds, @Nullable String plugin, String controls) {
    TenantFacts tenant =
        new TenantFacts(
            Ids.next(), true, false, List.of(contract(Instant.EPOCH, null, plugin, bounds)));
    return catalogue.asset("Momotaro", TestCatalogue.ruled(tenant, controls, PolicyPreset.OPEN));
  }

  private static Usage usage(UUID asset, Use use, int seconds) {
    return Usages.usage("a garden", List.of(asset), use, seconds, Quality.STANDARD);
  }

  private List<String> refused(Usage usage) {
    return catalogue.deciding().decide(usage, generator) instanceof Decision.Refused refused
        ? refused.reasons().stream().map(Reason::code).toList()
        : List.of();
  }

  @Test
  void noRuleAllowsAUseThatTheContractDoesNot() {
    UUID asset = asset(bounds(Set.of(Use.PERSONAL, Use.SHARED), 0, -1, 0), null, GENEROUS);
    assertThat(refused(usage(asset, Use.COMMERCIAL, 10))).containsExactly("contract-use");
    assertThat(refused(usage(asset, Use.SHARED, 10))).isEmpty();
  }

  @Test
  void noRuleAllowsMoreSecondsAndTheNearestRequestHasThoseThatAreAllowed() {
    UUID asset = asset(bounds(Set.of(), 12, -1, 0), null, GENEROUS);
    assertThat(refused(usage(asset, Use.SHARED, 13))).containsExactly("contract-seconds");
    assertThat(refused(usage(asset, Use.SHARED, 12))).isEmpty();
    Explained explained = catalogue.deciding().explain(usage(asset, Use.SHARED, 60), generator);
    assertThat(explained.steps()).extracting(Step::code).contains("contract-seconds");
    assertThat(explained.alternatives().getFirst().changes())
        .containsExactly(new Change.ToSeconds(12));
  }

  @Test
  void theNearestRequestIsForAUseThatTheContractAllows() {
    UUID asset = asset(bounds(Set.of(Use.PERSONAL), 0, -1, 0), null, GENEROUS);
    assertThat(
            catalogue
                .deciding()
                .explain(usage(asset, Use.COMMERCIAL, 10), generator)
                .alternatives()
                .getFirst()
                .changes())
        .containsExactly(new Change.ToUse(Use.PERSONAL));
  }

  @Test
  void noOtherGeneratorThanThoseThatTheContractNames() {
    Bounds named =
        new Bounds(
            Set.of(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            new TreeSet<>(Set.of(Ids.next())));
    assertThat(refused(usage(asset(named, null, GENEROUS), Use.SHARED, 10)))
        .containsExactly("contract-generator");
    Bounds this1 =
        new Bounds(
            Set.of(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            new TreeSet<>(Set.of(generator)));
    assertThat(refused(usage(asset(this1, null, GENEROUS), Use.SHARED, 10))).isEmpty();
  }

  @Test
  void noRuleAsksForMoreThanTheContractsFactor() {
    assertThat(
            refused(usage(asset(bounds(Set.of(), 0, 99_999, 0), null, GENEROUS), Use.SHARED, 10)))
        .containsExactly("contract-fee");
    assertThat(
            refused(usage(asset(bounds(Set.of(), 0, 100_000, 0), null, GENEROUS), Use.SHARED, 10)))
        .isEmpty();
  }

  @Test
  void noPluginAsksForMoreThanTheContractsFactor() {
    UUID asset = asset(bounds(Set.of(), 0, 45_000, 0), "ab".repeat(32), "");
    int[] asked = {0};
    Deciding deciding =
        catalogue.deciding(
            (terms, facts) -> {
              asked[0] = terms.maxFeeBps();
              return new FeeSource.Agreed(facts.listFeeMicros());
            });
    // Commercial use is three times the price, so that half as much again is left.
    assertThat(deciding.decide(usage(asset, Use.COMMERCIAL, 10), generator))
        .isInstanceOf(Decision.Granted.class);
    assertThat(asked[0]).isEqualTo(15_000);
    assertThat(deciding.decide(usage(asset, Use.SHARED, 10), generator))
        .isInstanceOf(Decision.Granted.class);
    assertThat(asked[0]).isEqualTo(45_000);
  }

  @Test
  void whatIsGrantedInAMonthIsCountedForTheContract() {
    UUID asset = asset(bounds(Set.of(), 0, -1, 500), null, GENEROUS);
    Decision.Granted granted =
        (Decision.Granted) catalogue.deciding().decide(usage(asset, Use.SHARED, 10), generator);
    LicenseTerms terms = granted.price().licenses().getFirst();
    assertThat(terms.ceilings())
        .containsExactly(
            new CeilingTerms(
                terms.contractId(),
                new Ceiling(Ceiling.Per.EVERYBODY, Ceiling.Span.MONTH, 500),
                LocalDate.of(2026, 5, 1)));
  }

  @Test
  void aVersionThatWasAgreedForLaterTakesForceAtItsMomentAndTheOneBeforeGoesOnUntilThen() {
    Instant later = NOW.plusSeconds(3_600);
    TenantFacts tenant =
        new TenantFacts(
            Ids.next(),
            true,
            false,
            List.of(
                contract(Instant.EPOCH, null, null, Bounds.NONE),
                contract(later, null, null, bounds(Set.of(Use.PERSONAL), 0, -1, 0))));
    UUID asset = catalogue.asset("Momotaro", TestCatalogue.ruled(tenant, GENEROUS));
    Usage usage = usage(asset, Use.SHARED, 10);
    assertThat(catalogue.deciding(AgeBand.ADULT, later.minusMillis(1)).decide(usage, generator))
        .isInstanceOf(Decision.Granted.class);
    assertThat(catalogue.deciding(AgeBand.ADULT, later).decide(usage, generator))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void afterItsEndNothingIsGranted() {
    Instant end = NOW.plusSeconds(3_600);
    TenantFacts tenant =
        new TenantFacts(
            Ids.next(), true, false, List.of(contract(Instant.EPOCH, end, null, Bounds.NONE)));
    UUID asset = catalogue.asset("Momotaro", TestCatalogue.ruled(tenant, GENEROUS));
    Usage usage = usage(asset, Use.SHARED, 10);
    assertThat(catalogue.deciding(AgeBand.ADULT, end.minusMillis(1)).decide(usage, generator))
        .isInstanceOf(Decision.Granted.class);
    assertThat(catalogue.deciding(AgeBand.ADULT, end).decide(usage, generator))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::code)
                    .containsExactly("no-contract-in-force"));
  }

  static Bounds bounds(Set<Use> uses, int seconds, int factorBps, long usages) {
    return new Bounds(
        uses,
        seconds == 0 ? OptionalInt.empty() : OptionalInt.of(seconds),
        factorBps < 0 ? OptionalInt.empty() : OptionalInt.of(factorBps),
        usages == 0 ? OptionalLong.empty() : OptionalLong.of(usages),
        new TreeSet<>());
  }
}
