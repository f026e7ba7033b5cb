package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.consent.Document;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Use;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContractTextTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final UUID GENERATOR = UUID.fromString("01970000-0000-7000-8000-00000000000a");

  @Test
  void theTextSaysWhatWasAgreedInThreeLanguages() {
    ContractTerms terms =
        ContractTerms.of(
            ContractPreset.STUDIO,
            "JP",
            YEN,
            Optional.of(new PinnedPlugin("flat-fee", "ab".repeat(32), "{\"fee\":'5'}")),
            Optional.empty());
    for (String language : ContractText.LANGUAGES) {
      Document text = writer(language).write(party("O'Neill {0} & 桃"), 3, terms);
      assertThat(text.text())
          .contains("O'Neill {0} & 桃", "80 %", "JPY", "flat-fee", "ab".repeat(32))
          .contains("{\"fee\":'5'}", "3", "13.")
          .doesNotContain("STUDIO", "{1}", "{2}", "{3}", "''");
      assertThat(text.language()).isEqualTo(language);
      assertThat(text.edition()).isEqualTo("3");
    }
  }

  @Test
  void theTextSaysHowItEndsAndWhatBoundsIt() {
    ContractTerms plain =
        ContractTerms.of(ContractPreset.STANDARD, "JP", YEN, Optional.empty(), Optional.empty());
    ContractTerms bound =
        plain.with(
            new Tenure(77, 23, Optional.of(LocalDate.of(2027, 4, 1))),
            true,
            new Bounds(
                Set.of(Use.PERSONAL, Use.SHARED),
                OptionalInt.of(59),
                OptionalInt.of(25_000),
                OptionalLong.of(4_321),
                new TreeSet<>(Set.of(GENERATOR))),
            new Promised(OptionalLong.of(1_234_000_000L), OptionalLong.of(567_000_000L)));
    for (String language : ContractText.LANGUAGES) {
      String text = writer(language).write(party("Momiji"), 2, bound).text();
      assertThat(text)
          .contains(
              "77", "23", "2027-04-01", "59", "2.5", "4321", "Renderhaus", GENERATOR.toString())
          .contains("1234 JPY", "567 JPY")
          .doesNotContain("{", "COMMERCIAL", "''");
      String without = writer(language).write(party("Momiji"), 2, plain).text();
      assertThat(without).contains("30").doesNotContain("Renderhaus", "{", "2027", "1234");
      assertThat(TextDifference.between(without, text, language).isNone()).isFalse();
    }
  }

  @Test
  void everyCombinationOfTermsHasWordsOfItsOwn() {
    Set<String> hashes = new HashSet<>();
    int combinations = 0;
    for (String language : ContractText.LANGUAGES) {
      for (ContractPreset preset : ContractPreset.values()) {
        for (String entity : Set.of("JP", "US", "EU")) {
          ContractTerms terms =
              ContractTerms.of(preset, entity, YEN, Optional.empty(), Optional.empty());
          hashes.add(writer(language).write(party("Somebody"), 1, terms).hash());
          combinations++;
        }
      }
    }
    assertThat(hashes).hasSize(combinations);
  }

  @Test
  void whoSaidWhoItIsInLegalTermsIsNamedByThem() {
    ContractTerms terms =
        ContractTerms.of(ContractPreset.STANDARD, "JP", YEN, Optional.empty(), Optional.empty());
    Party.Details details =
        new Party.Details("株式会社もみじ", "0100-01-000001", "1-2-3 Hongō, Tokyo", "Hana Satō");
    Party.Details person = new Party.Details("Hana Satō", "", "1-2-3 Hongō, Tokyo", "Hana Satō");
    for (String language : ContractText.LANGUAGES) {
      ContractText writer = writer(language);
      assertThat(writer.write(new Party("Momiji", Optional.of(details)), 1, terms).text())
          .contains("Momiji", "株式会社もみじ", "0100-01-000001", "1-2-3 Hongō, Tokyo", "Hana Satō")
          .doesNotContain("{");
      assertThat(writer.write(new Party("Momiji", Optional.of(person)), 1, terms).text())
          .contains("Hana Satō")
          .doesNotContain("{", writer.write(party("x"), 1, terms).hash());
    }
  }

  private static ContractText writer(String language) {
    return new ContractText(
        language, (plugin, currency) -> plugin.configuration(), Map.of(GENERATOR, "Renderhaus"));
  }

  private static Party party(String name) {
    return new Party(name, Optional.empty());
  }

  @Test
  void theTextNeverChangesByItself() {
    ContractTerms terms =
        ContractTerms.of(ContractPreset.STANDARD, "JP", YEN, Optional.empty(), Optional.empty());
    assertThat(writer("en").write(party("Momiji Tales"), 1, terms).hash())
        .isEqualTo("f75fa3add160c8328e4783241fbe90cf08e8ad8960ea16e97f52d90b679fda5a");
  }

  @Property(tries = 100)
  void theSameTermsGiveTheSameHash(
      @ForAll String name, @ForAll String configuration, @ForAll ContractPreset preset) {
    ContractTerms terms =
        ContractTerms.of(
            preset,
            "US",
            YEN,
            Optional.of(new PinnedPlugin("p", "0".repeat(64), configuration)),
            Optional.empty());
    assertThat(writer("ja").write(party(name), 2, terms).hash())
        .isEqualTo(writer("ja").write(party(name), 2, terms).hash());
  }
}
