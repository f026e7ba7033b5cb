package io.kyodaku.screening;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The index against a matcher that tries every name at every place. */
class AliasIndexPropertyTest {

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void findsWhatTryingEveryNameAtEveryPlaceFinds(
      @ForAll("aliases") Set<String> aliases, @ForAll("texts") String text) {
    assertThat(spans(ofThreeOwners(aliases), text)).isEqualTo(naive(aliases, text));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void everyNameIsFoundInASentenceOfItsOwn(@ForAll("aliases") Set<String> aliases) {
    for (String alias : aliases) {
      String text = "« " + alias + " »";
      LooseText folded = LooseFolding.fold(text);
      assertThat(spans(AliasIndexTest.indexOf(alias), text))
          .contains(new Span(folded.startOf(0), folded.endOf(folded.length() - 1)));
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void anIndexThatWasChangedFindsWhatOneMadeAnewFinds(
      @ForAll("aliases") Set<String> before,
      @ForAll("aliases") Set<String> after,
      @ForAll("texts") String text) {
    AliasIndex changed = ofThreeOwners(before).with(names(after), names(before));
    AliasIndex made = ofThreeOwners(after);
    assertThat(changed.find(text)).isEqualTo(made.find(text));
    assertThat(changed.merged().find(text)).isEqualTo(made.find(text));
    assertThat(changed.size()).isEqualTo(made.size());
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void noTextIsTooStrange(@ForAll("aliases") Set<String> aliases, @ForAll String text) {
    for (Match match : ofThreeOwners(aliases).find(text).matches()) {
      assertThat(match.start()).isBetween(0, match.end() - 1);
      assertThat(match.end()).isLessThanOrEqualTo(text.length());
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void textsThatShareLongBeginningsWithNamesAreToldApart(
      @ForAll("nested") List<String> aliases, @ForAll("nestedTexts") String text) {
    assertThat(spans(ofThreeOwners(Set.copyOf(aliases)), text))
        .isEqualTo(naive(Set.copyOf(aliases), text));
  }

  private static AliasIndex ofThreeOwners(Set<String> aliases) {
    return new AliasIndex(names(aliases));
  }

  private static List<Name> names(Set<String> aliases) {
    return aliases.stream().map(alias -> AliasIndexTest.name(owner(alias), alias)).toList();
  }

  private static UUID owner(String alias) {
    return new UUID(0, Math.floorMod(alias.hashCode(), 3));
  }

  private record Span(int start, int end) {}

  /** Without the repetition for aliases that fold to one key. */
  private static List<Span> spans(AliasIndex index, String text) {
    return index.find(text).matches().stream()
        .map(m -> new Span(m.start(), m.end()))
        .distinct()
        .toList();
  }

  private static List<Span> naive(Set<String> aliases, String text) {
    LooseText folded = LooseFolding.fold(text);
    List<Said> said = new ArrayList<>();
    for (String alias : aliases) {
      LooseText name = LooseFolding.fold(alias);
      for (int start = 0; start + name.length() <= folded.length(); start++) {
        int end = start + name.length();
        if (looksLike(folded, start, name)
            && WordBoundaries.mayBegin(folded, start)
            && (WordBoundaries.mayEnd(folded, end) || WordBoundaries.onlyDigitsFollow(folded, end))
            && Evidence.says(folded, name, start, Candidates.IN_A_ROW)
            && !(name.length() <= 4 && WordBoundaries.isWithinKatakana(folded, start, end))) {
          said.add(new Said(start, end, owner(alias)));
        }
      }
    }
    return said.stream()
        .filter(one -> said.stream().noneMatch(other -> other.hides(one)))
        .sorted(comparingInt(Said::start).thenComparing(Said::end, reverseOrder()))
        .map(one -> new Span(folded.startOf(one.start()), folded.endOf(one.end() - 1)))
        .distinct()
        .toList();
  }

  private record Said(int start, int end, UUID owner) {
    boolean hides(Said other) {
      return owner.equals(other.owner)
          && start <= other.start
          && end >= other.end
          && end - start > other.end - other.start;
    }
  }

  private static boolean looksLike(LooseText text, int start, LooseText name) {
    for (int i = 0; i < name.length(); i++) {
      char unit = i == 0 ? text.firstUnitAt(start) : text.unitAt(start + i);
      char its = i == 0 ? name.firstUnitAt(0) : name.unitAt(i);
      if (Skeleton.of(unit) != Skeleton.of(its)) {
        return false;
      }
    }
    return true;
  }

  @Provide
  Arbitrary<Set<String>> aliases() {
    Arbitrary<String> alias =
        Arbitraries.strings()
            .withChars("aAbBоlі40 -'é桃太カｶうーア길이은й")
            .withChars("\u0301\u0E19\u0E38")
            .ofMinLength(2)
            .ofMaxLength(6)
            .filter(text -> AliasKey.of(text) instanceof AliasKey.Usable)
            .filter(text -> text.equals(text.strip()));
    return alias.set().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aAbBоlі40  -'’.éＡ桃太カｶﾞうーア길이은й\u200B\u3000")
        .withChars("\u0301\u0E19\u0E38\uD83C\uDF51")
        .ofMaxLength(60);
  }

  @Provide
  Arbitrary<List<String>> nested() {
    return Arbitraries.strings()
        .withChars("ab ")
        .ofMinLength(2)
        .ofMaxLength(20)
        .filter(text -> AliasKey.of(text) instanceof AliasKey.Usable)
        .list()
        .ofMinSize(1)
        .ofMaxSize(200);
  }

  @Provide
  Arbitrary<String> nestedTexts() {
    return Arbitraries.strings().withChars("ab ").ofMaxLength(120);
  }
}
