package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Decisions against a reference that reads DESIGN's sentences literally, on sets of strings. */
class StrictestWinsPropertyTest {

  private static final List<String> COUNTRIES = List.of("JP", "US", "DE", "FR");
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          Map.entry("CLOSED PERSONAL", "BLOCK"),
          Map.entry("CLOSED SHARED", "BLOCK"),
          Map.entry("CLOSED COMMERCIAL", "BLOCK"),
          Map.entry("FAN PERSONAL", "ALLOW 0"),
          Map.entry("FAN SHARED", "ALLOW 1"),
          Map.entry("FAN COMMERCIAL", "BLOCK"),
          Map.entry("OPEN PERSONAL", "ALLOW 1"),
          Map.entry("OPEN SHARED", "ALLOW 1"),
          Map.entry("OPEN COMMERCIAL", "ALLOW 3"),
          Map.entry("ASK PERSONAL", "ASK 1"),
          Map.entry("ASK SHARED", "ASK 1"),
          Map.entry("ASK COMMERCIAL", "ASK 3"));

  record AClaim(
      Optional<PolicyPreset> ofAsset,
      Optional<PolicyPreset> ofWork,
      Optional<PolicyPreset> ofTenant,
      Set<String> territories,
      boolean verified,
      boolean inForce,
      boolean tenantStopped,
      long price) {}

  record AnAsset(boolean stopped, List<AClaim> claims) {}

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void theStrictestOfAllClaimsOfAllAssetsInEveryTerritoryWins(
      @ForAll("assets") List<AnAsset> assets,
      @ForAll("wanted") Set<String> wanted,
      @ForAll Use use) {
    TestCatalogue catalogue = new TestCatalogue();
    UUID generator = catalogue.generator();
    List<UUID> ids = new ArrayList<>();
    for (AnAsset asset : assets) {
      ids.add(catalogue.asset("Asset", asset.stopped(), claims(asset)));
    }
    Decision decision =
        catalogue.deciding().decide(Usages.of(ids, use, wanted.toArray(String[]::new)), generator);
    String expected = reference(assets, wanted, use);
    assertThat(DecidingTest.kind(decision)).isEqualTo(expected);
    if (!expected.equals("refused")) {
      long fees = referenceFees(assets, wanted, use);
      assertThat(DecidingTest.price(decision).totalMicros()).isEqualTo(20_000_000 + fees);
    }
  }

  private static ClaimFacts[] claims(AnAsset asset) {
    ClaimFacts[] claims = new ClaimFacts[asset.claims().size()];
    for (int i = 0; i < claims.length; i++) {
      AClaim claim = asset.claims().get(i);
      TenantFacts tenant =
          TestCatalogue.tenant(
              claim.verified(),
              claim.tenantStopped(),
              claim.inForce() ? TestCatalogue.contract("JPY", 7_000, null) : null);
      // Ids in the order of the claims, which is the order of largest remainders.
      claims[i] =
          new ClaimFacts(
              new UUID(0, i),
              tenant,
              10_000,
              Territories.of(claim.territories()),
              claim.price(),
              java.util.Currency.getInstance("JPY"),
              Policies.of(policies(claim)));
    }
    return claims;
  }

  private static List<PolicyAt> policies(AClaim claim) {
    List<PolicyAt> policies = new ArrayList<>();
    claim
        .ofAsset()
        .ifPresent(p -> policies.add(PolicyAt.of(PolicyAt.Level.ASSET, UUID.randomUUID(), p)));
    claim
        .ofWork()
        .ifPresent(p -> policies.add(PolicyAt.of(PolicyAt.Level.WORK, UUID.randomUUID(), p)));
    claim
        .ofTenant()
        .ifPresent(p -> policies.add(PolicyAt.of(PolicyAt.Level.TENANT, UUID.randomUUID(), p)));
    return policies;
  }

  private static String reference(List<AnAsset> assets, Set<String> wanted, Use use) {
    Set<String> answers = new TreeSet<>();
    for (AnAsset asset : assets) {
      if (asset.stopped()) {
        answers.add("BLOCK");
      }
      for (String territory : wanted) {
        List<AClaim> here =
            asset.claims().stream().filter(c -> c.territories().contains(territory)).toList();
        if (here.isEmpty()) {
          answers.add("BLOCK");
        }
        for (AClaim claim : here) {
          boolean stands = claim.verified() && claim.inForce() && !claim.tenantStopped();
          answers.add(stands ? said(claim, use).split(" ")[0] : "BLOCK");
        }
      }
    }
    return answers.contains("BLOCK") ? "refused" : answers.contains("ASK") ? "asks" : "granted";
  }

  private static long referenceFees(List<AnAsset> assets, Set<String> wanted, Use use) {
    long sum = 0;
    for (AnAsset asset : assets) {
      for (int i = 0; i < asset.claims().size(); i++) {
        AClaim claim = asset.claims().get(i);
        if (claim.territories().stream().anyMatch(wanted::contains)) {
          sum +=
              Usages.SECONDS
                  * Pricing.listFeePerSecond(
                      claim.price(),
                      10_000 * Integer.parseInt(said(claim, use).split(" ")[1]),
                      licensed(asset, i, wanted));
        }
      }
    }
    return sum;
  }

  /** Claims of the whole that meet in a territory are cut down alike; the highest counts. */
  private static int licensed(AnAsset asset, int claim, Set<String> wanted) {
    int highest = 0;
    for (String territory : wanted) {
      int before = 0;
      int meet = 0;
      for (int i = 0; i < asset.claims().size(); i++) {
        if (asset.claims().get(i).territories().contains(territory)) {
          meet++;
          before += i < claim ? 1 : 0;
        }
      }
      if (asset.claims().get(claim).territories().contains(territory)) {
        highest = Math.max(highest, 10_000 / meet + (before < 10_000 % meet ? 1 : 0));
      }
    }
    return highest;
  }

  private static String said(AClaim claim, Use use) {
    return claim
        .ofAsset()
        .or(claim::ofWork)
        .or(claim::ofTenant)
        .map(preset -> TABLE.get(preset + " " + use))
        .orElse("BLOCK");
  }

  @Provide
  Arbitrary<Set<String>> wanted() {
    return Arbitraries.of(COUNTRIES).set().ofMinSize(1);
  }

  @Provide
  Arbitrary<List<AnAsset>> assets() {
    Arbitrary<Optional<PolicyPreset>> preset =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.just(Optional.of(PolicyPreset.CLOSED))),
            net.jqwik.api.Tuple.of(
                8,
                Arbitraries.of(PolicyPreset.FAN, PolicyPreset.OPEN, PolicyPreset.ASK)
                    .map(Optional::of)),
            net.jqwik.api.Tuple.of(3, Arbitraries.just(Optional.empty())));
    Arbitrary<Boolean> mostlyTrue =
        Arbitraries.frequency(net.jqwik.api.Tuple.of(30, true), net.jqwik.api.Tuple.of(1, false));
    Arbitrary<Set<String>> territories =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.just(Set.copyOf(COUNTRIES))),
            net.jqwik.api.Tuple.of(1, wanted()));
    Arbitrary<AClaim> claim =
        Combinators.combine(
                preset,
                preset,
                preset,
                territories,
                mostlyTrue,
                mostlyTrue,
                mostlyTrue,
                Arbitraries.longs().between(0, 1_000_000))
            .as(
                (a, w, t, where, verified, inForce, going, price) ->
                    new AClaim(a, w, t, where, verified, inForce, !going, price));
    return Combinators.combine(mostlyTrue, claim.list().ofMinSize(1).ofMaxSize(3))
        .as((going, claims) -> new AnAsset(!going, claims))
        .list()
        .ofMaxSize(3);
  }
}
