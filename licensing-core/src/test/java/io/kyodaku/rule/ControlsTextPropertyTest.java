package io.kyodaku.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ControlsTextPropertyTest {

  /** Whatever is written comes back the same, or the reader says why it never could have been. */
  @Property(tries = 300)
  void theTextIsTheControls(@ForAll("controls") Controls controls) {
    String text = ControlsText.write(controls);
    if (ControlsText.read(text) instanceof ControlsText.Read read) {
      assertThat(ControlsText.write(read.controls())).isEqualTo(text);
      assertThat(read.controls().rules()).isEqualTo(controls.rules());
      assertThat(read.controls().ceilings()).isEqualTo(controls.ceilings());
    }
  }

  @Property(tries = 500)
  void noTextBreaksTheReader(@ForAll String text) {
    assertThat(ControlsText.read(text)).isNotNull();
  }

  /** A text with some of its characters lost, doubled or changed. */
  @Property(tries = 1_000)
  void noDamageBreaksTheReader(
      @ForAll("controls") Controls controls, @ForAll long seed, @ForAll char other) {
    StringBuilder text = new StringBuilder(ControlsText.write(controls));
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < 3 && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.charAt(at));
        default -> text.setCharAt(at, other);
      }
    }
    assertThat(ControlsText.read(text.toString())).isNotNull();
  }

  @Provide
  Arbitrary<Controls> controls() {
    Arbitrary<List<Rule>> rules =
        Combinators.combine(
                Arbitraries.of(Action.class),
                conditions(),
                Arbitraries.integers().between(0, Rule.FACTOR_BPS_AT_MOST).optional(),
                Arbitraries.integers().between(1, Obligation.DAYS_AT_MOST))
            .as(
                (action, conditions, factor, days) -> {
                  boolean grants = action != Action.BLOCK;
                  return new Rule(
                      "x",
                      "named",
                      action,
                      conditions,
                      grants && factor.isPresent()
                          ? OptionalInt.of(factor.get())
                          : OptionalInt.empty(),
                      grants ? List.of(new Obligation.Retention(days)) : List.of());
                })
            .list()
            .ofMaxSize(4)
            .map(ControlsTextPropertyTest::numbered);
    Arbitrary<List<Ceiling>> ceilings =
        Arbitraries.longs()
            .between(1, Ceiling.LIMIT_AT_MOST)
            .map(limit -> new Ceiling(Ceiling.Per.EVERYBODY, Ceiling.Span.EVER, limit))
            .list()
            .ofMaxSize(1);
    return Combinators.combine(rules, ceilings)
        .as((said, most) -> new Controls(ZoneId.of("Asia/Tokyo"), said, Guards.NONE, most));
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

  private static Arbitrary<Conditions> conditions() {
    Arbitrary<Set<Use>> uses = Arbitraries.of(Use.class).set();
    Arbitrary<TerritorySet> territories =
        Arbitraries.of("JP", "US", "EU", "DE", "ASEAN")
            .set()
            .map(names -> TerritorySet.of(new ArrayList<>(names), List.of("SG")));
    Arbitrary<Set<AgeBand>> ages = Arbitraries.of(AgeBand.class).set();
    Arbitrary<Set<String>> themes = Arbitraries.of(Theme.KNOWN).set().ofMaxSize(3);
    Arbitrary<Optional<LocalDateTime>> from =
        Arbitraries.integers()
            .between(1, 500_000)
            .map(minutes -> LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(minutes))
            .optional();
    return Combinators.combine(uses, territories, ages, themes, from)
        .as(
            (u, t, a, th, f) ->
                new Conditions(
                    u,
                    t,
                    a,
                    Set.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Conditions.NONE.generators(),
                    Conditions.NONE.creators(),
                    new TreeSet<>(th),
                    Conditions.NONE.themesNot(),
                    f,
                    f.map(moment -> moment.plusDays(1))));
  }
}
