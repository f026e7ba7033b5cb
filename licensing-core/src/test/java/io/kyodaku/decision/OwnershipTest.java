package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.Ownership.Contested;
import io.kyodaku.decision.Ownership.Licensed;
import io.kyodaku.decision.Ownership.Share;
import io.kyodaku.rule.Territories;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OwnershipTest {

  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final UUID CONFLICT = new UUID(0, 9);
  private static final List<String> COUNTRIES = List.of("JP", "US", "DE", "FR");

  @Test
  void aClaimOfTheWholeHoldsNothing() {
    Ownership ownership = Ownership.of(List.of(share(FIRST, "JP", 10_000)), List.of());
    assertThat(ownership.licensed(FIRST, where("JP|US")))
        .isEqualTo(new Licensed(10_000, List.of()));
  }

  @Test
  void whatNobodyOwnsIsLicensedAndHeld() {
    Ownership ownership = Ownership.of(List.of(share(FIRST, "*", 6_000)), List.of());
    assertThat(ownership.licensed(FIRST, where("JP")))
        .isEqualTo(new Licensed(10_000, List.of(new HeldPart(Optional.empty(), 400_000))));
  }

  @Test
  void allOfADisputedTerritoryIsHeldAndNothingOfTheOthers() {
    Ownership ownership =
        Ownership.of(
            List.of(share(FIRST, "JP|US", 10_000), share(SECOND, "US", 10_000)),
            List.of(contested(FIRST, "US", 10_000), contested(SECOND, "US", 10_000)));
    assertThat(ownership.licensed(FIRST, where("JP"))).isEqualTo(new Licensed(10_000, List.of()));
    assertThat(ownership.licensed(FIRST, where("JP|US")))
        .isEqualTo(new Licensed(10_000, List.of(new HeldPart(Optional.of(CONFLICT), 500_000))));
    assertThat(ownership.licensed(SECOND, where("JP|US")))
        .isEqualTo(new Licensed(5_000, List.of(new HeldPart(Optional.of(CONFLICT), 1_000_000))));
  }

  /** What the parties license is the whole already: nobody pays for it twice. */
  @Test
  void whoIsNoPartyLicensesNothingOfADisputedTerritory() {
    UUID third = new UUID(0, 3);
    Ownership ownership =
        Ownership.of(
            List.of(
                share(FIRST, "JP", 10_000),
                share(SECOND, "JP", 10_000),
                share(third, "JP", 10_000)),
            List.of(contested(FIRST, "JP", 10_000), contested(SECOND, "JP", 10_000)));
    assertThat(ownership.licensed(third, where("JP"))).isEqualTo(new Licensed(0, List.of()));
    assertThat(
            ownership.licensed(FIRST, where("JP")).shareBps()
                + ownership.licensed(SECOND, where("JP")).shareBps())
        .isEqualTo(10_000);
  }

  @Test
  void theHighestShareOfTheTerritoriesAskedForCounts() {
    Ownership ownership =
        Ownership.of(
            List.of(
                share(FIRST, "JP", 7_000),
                share(FIRST, "US", 2_000),
                share(SECOND, "JP", 3_000),
                share(SECOND, "US", 8_000)),
            List.of());
    assertThat(ownership.licensed(FIRST, where("JP|US")).shareBps()).isEqualTo(7_000);
    assertThat(ownership.licensed(FIRST, where("US")).shareBps()).isEqualTo(2_000);
    assertThat(ownership.licensed(SECOND, where("US")).held()).isEmpty();
  }

  @Provide
  Arbitrary<Map<String, List<Integer>>> shares() {
    return Arbitraries.maps(
            Arbitraries.of(COUNTRIES),
            Arbitraries.integers().between(1, 10_000).list().ofMinSize(1).ofMaxSize(4))
        .ofMinSize(1);
  }

  /**
   * Never more than the whole is paid for, and never less: whatever is claimed, disputed or not.
   */
  @Property
  void inEachTerritoryTheWholeIsLicensed(
      @ForAll("shares") Map<String, List<Integer>> claimed, @ForAll Set<Boolean> disputed) {
    List<Share> shares = new ArrayList<>();
    List<Contested> contested = new ArrayList<>();
    claimed.forEach(
        (country, bps) -> {
          int sum = bps.stream().mapToInt(Integer::intValue).sum();
          UUID conflict = new UUID(1, COUNTRIES.indexOf(country));
          for (int i = 0; i < bps.size(); i++) {
            shares.add(share(new UUID(0, i), country, bps.get(i)));
            if (sum > 10_000 && disputed.contains(true)) {
              contested.add(new Contested(conflict, new UUID(0, i), where(country), bps.get(i)));
            }
          }
        });
    Ownership ownership = Ownership.of(shares, contested);
    claimed.forEach(
        (country, bps) -> {
          int licensed = 0;
          for (int i = 0; i < bps.size(); i++) {
            Licensed of = ownership.licensed(new UUID(0, i), where(country));
            licensed += of.shareBps();
            boolean inDispute =
                contested.stream().anyMatch(party -> party.where().equals(where(country)));
            if (inDispute && of.shareBps() > 0) {
              assertThat(of.held()).singleElement().extracting(HeldPart::ppm).isEqualTo(1_000_000);
            }
          }
          assertThat(licensed).isEqualTo(10_000);
        });
  }

  @Property
  void whatIsHeldAndWhatIsNotAreTheRoyaltyToTheLastMicro(
      @ForAll @LongRange(max = 1_000_000_000_000L) long royalty,
      @ForAll("shares") Map<String, List<Integer>> claimed) {
    List<Share> shares = new ArrayList<>();
    List<Contested> contested = new ArrayList<>();
    Map<String, UUID> conflicts = new LinkedHashMap<>();
    claimed.forEach(
        (country, bps) -> {
          for (int i = 0; i < bps.size(); i++) {
            shares.add(share(new UUID(0, i), country, bps.get(i)));
            if (bps.stream().mapToInt(Integer::intValue).sum() > 10_000) {
              UUID conflict =
                  conflicts.computeIfAbsent(country, c -> new UUID(1, COUNTRIES.indexOf(c)));
              contested.add(new Contested(conflict, new UUID(0, i), where(country), bps.get(i)));
            }
          }
        });
    Licensed licensed =
        Ownership.of(shares, contested).licensed(new UUID(0, 0), Territories.of(claimed.keySet()));
    List<Long> parts = HeldPart.split(royalty, licensed.held());
    assertThat(parts).hasSize(licensed.held().size() + 1).allMatch(part -> part >= 0);
    assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(royalty);
    assertThat(HeldPart.stored(HeldPart.write(licensed.held()))).isEqualTo(licensed.held());
  }

  private static Share share(UUID claim, String territories, int bps) {
    return new Share(claim, where(territories), bps);
  }

  private static Contested contested(UUID claim, String territories, int bps) {
    return new Contested(CONFLICT, claim, where(territories), bps);
  }

  private static Territories where(String territories) {
    return Territories.stored(territories);
  }
}
