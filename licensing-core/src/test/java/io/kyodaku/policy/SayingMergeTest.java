package io.kyodaku.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Rule;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SayingMergeTest {

  private static final Rule A = rule("a", "first");
  private static final Rule B = rule("b", "second");
  private static final Rule C = rule("c", "third");
  private static final Guards TERMS = new Guards(List.of("ogre"), Set.of(), Set.of(), Set.of());

  private static Rule rule(String id, String name) {
    return new Rule(id, name, Action.ALLOW, Conditions.NONE, OptionalInt.empty(), List.of());
  }

  private static Saying rules(Rule... rules) {
    return new Saying(
        Optional.empty(), new Controls(ZoneOffset.UTC, List.of(rules), Guards.NONE, List.of()));
  }

  @Test
  void whatOnlyOneOfThemChangedIsAsThatOneSays() {
    Saying base = rules(A, B);
    Saying theirs = new Saying(Optional.of(PolicyPreset.FAN), base.controls());
    Saying mine =
        base.with(
            new Controls(
                ZoneOffset.UTC,
                List.of(A, rule("b", "mine")),
                TERMS,
                List.of(new Ceiling(Ceiling.Per.CREATOR, Ceiling.Span.DAY, 1))));
    assertThat(SayingMerge.of(base, theirs, mine))
        .contains(new Saying(Optional.of(PolicyPreset.FAN), mine.controls()));
  }

  @Test
  void aRuleThatOneAddedIsThereBesideWhatTheOtherChanged() {
    assertThat(
            SayingMerge.of(
                rules(A, B), rules(rule("t", "theirs"), A, B), rules(rule("a", "mine"), B)))
        .contains(rules(rule("t", "theirs"), rule("a", "mine"), B));
    assertThat(
            SayingMerge.of(
                rules(A, B), rules(rule("t", "theirs"), A, B), rules(A, B, rule("m", "mine"))))
        .isEmpty();
  }

  @Test
  void aRuleThatBothChangedIsAConflict() {
    assertThat(SayingMerge.of(rules(A), rules(rule("a", "x")), rules(rule("a", "y")))).isEmpty();
    assertThat(SayingMerge.of(rules(A), rules(rule("a", "x")), rules(rule("a", "x")))).isPresent();
  }

  @Test
  void aRuleThatOneChangedAndTheOtherTookAwayIsAConflict() {
    assertThat(SayingMerge.of(rules(A, B), rules(A), rules(A, rule("b", "mine")))).isEmpty();
    assertThat(SayingMerge.of(rules(A, B), rules(A, rule("b", "theirs")), rules(A))).isEmpty();
    assertThat(SayingMerge.of(rules(A, B), rules(A), rules(B, A).with(rules(A, B).controls())))
        .contains(rules(A));
  }

  /** Order decides, so two orders are two answers. */
  @Test
  void anotherOrderBesideAnotherChangeIsAConflict() {
    assertThat(SayingMerge.of(rules(A, B, C), rules(B, A, C), rules(A, B))).isEmpty();
    assertThat(SayingMerge.of(rules(A, B), rules(A, B), rules(B, A))).contains(rules(B, A));
    assertThat(SayingMerge.of(rules(A, B), rules(B, A), rules(A, B))).contains(rules(B, A));
  }

  /** Whoever is asked first, and nothing that only one of them wants is lost. */
  @Property(tries = 2_000)
  void aMergeLosesNothingThatOneOfThemWants(
      @ForAll("ruleLists") List<Rule> base,
      @ForAll("ruleLists") List<Rule> theirs,
      @ForAll("ruleLists") List<Rule> mine) {
    Optional<Saying> merged = SayingMerge.of(said(base), said(theirs), said(mine));
    if (merged.isPresent()) {
      List<Rule> rules = merged.get().controls().rules();
      assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates();
      for (Rule rule : theirs) {
        assertThat(rules.contains(rule) || base.contains(rule)).isTrue();
      }
      for (Rule rule : mine) {
        assertThat(rules.contains(rule) || base.contains(rule)).isTrue();
      }
      for (Rule rule : rules) {
        assertThat(theirs.contains(rule) || mine.contains(rule)).isTrue();
      }
    }
    if (base.equals(theirs)) {
      assertThat(merged).contains(said(mine));
    }
    if (base.equals(mine)) {
      assertThat(merged).contains(said(theirs));
    }
  }

  private static Saying said(List<Rule> rules) {
    return rules(rules.toArray(Rule[]::new));
  }

  @Provide
  Arbitrary<List<Rule>> ruleLists() {
    return Arbitraries.of("a", "b", "c", "d")
        .list()
        .uniqueElements()
        .ofMaxSize(4)
        .flatMap(
            ids ->
                Arbitraries.of("x", "y")
                    .list()
                    .ofSize(ids.size())
                    .map(
                        names ->
                            java.util.stream.IntStream.range(0, ids.size())
                                .mapToObj(i -> rule(ids.get(i), names.get(i)))
                                .toList()));
  }
}
