package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.consent.Document;
import java.util.Currency;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContractTextTest {

  private static final Currency YEN = Currency.getInstance("JPY");

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
      Document text = new ContractText(language).write("O'Neill {0} & 桃", 3, terms);
      assertThat(text.text())
          .contains("O'Neill {0} & 桃", "80 %", "JPY", "flat-fee", "ab".repeat(32))
          .contains("{\"fee\":'5'}", "STUDIO", "3", "10.")
          .doesNotContain("{1}", "{2}", "{3}", "''");
      assertThat(text.language()).isEqualTo(language);
      assertThat(text.edition()).isEqualTo("3");
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
          hashes.add(new ContractText(language).write("Somebody", 1, terms).hash());
          combinations++;
        }
      }
    }
    assertThat(hashes).hasSize(combinations);
  }

  @Test
  void theTextNeverChangesByItself() {
    ContractTerms terms =
        ContractTerms.of(ContractPreset.STANDARD, "JP", YEN, Optional.empty(), Optional.empty());
    assertThat(new ContractText("en").write("Momiji Tales", 1, terms).hash())
        .isEqualTo("3ee28debb353aeefc84ffe2b484423f1c2cc970169295932e08a8626048fda32");
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
    assertThat(new ContractText("ja").write(name, 2, terms).hash())
        .isEqualTo(new ContractText("ja").write(name, 2, terms).hash());
  }
}
