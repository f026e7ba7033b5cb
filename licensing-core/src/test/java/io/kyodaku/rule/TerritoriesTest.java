package io.kyodaku.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoriesTest {

  @ParameterizedTest
  @ValueSource(strings = {"JP", "US", "TW", "ZW", "AD"})
  void everyCountryOfTheStandardIsOne(String code) {
    assertThat(Territories.isCountry(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "J", "jp", "XX", "JPN", "ＪＰ", "*", "J\u0000", "ÅÄ"})
  void nothingElseIs(String code) {
    assertThat(Territories.isCountry(code)).isFalse();
    assertThatThrownBy(() -> Territories.of(List.of(code)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStarCoversEveryCountry() {
    assertThat(Territories.stored("*").codes()).hasSize(Territories.countries().size());
    assertThat(Territories.countries()).hasSizeGreaterThan(240).isSorted();
  }

  @Test
  void whatIsStoredIsReadAndWhatIsNoLongerACountryCoversNothing() {
    assertThat(Territories.stored("JP|US").codes()).containsExactly("JP", "US");
    assertThat(Territories.stored("JP|ZZ").codes()).containsExactly("JP");
    assertThat(Territories.stored("ZZ").isEmpty()).isTrue();
  }

  @Property
  void setsOfBitsAreSetsOfCodes(
      @ForAll("codes") Set<String> one, @ForAll("codes") Set<String> other) {
    Territories some = Territories.of(one);
    Territories others = Territories.of(other);
    Set<String> left = new TreeSet<>(one);
    left.removeAll(other);
    assertThat(some.codes()).isEqualTo(new TreeSet<>(one));
    assertThat(some.without(others).codes()).isEqualTo(left);
    assertThat(some.intersects(others)).isEqualTo(left.size() < one.size());
    assertThat(some.isEmpty()).isEqualTo(one.isEmpty());
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    assertThat(some.and(others).codes()).isEqualTo(both);
    Set<String> either = new TreeSet<>(one);
    either.addAll(other);
    assertThat(some.or(others).codes()).isEqualTo(either);
    assertThat(some.equals(others)).isEqualTo(one.equals(other));
  }

  @Provide
  Arbitrary<Set<String>> codes() {
    return Arbitraries.of(Territories.countries()).set().ofMaxSize(250);
  }
}
