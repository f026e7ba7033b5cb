package io.kyodaku.plugin.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/formulas.md says of formulas is what they do. */
class FormulasInTheDocsTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final Pattern BLOCK =
      Pattern.compile("```(\\w+)(-refused (\\S+))?\\n(.*?)```", Pattern.DOTALL);

  private final String page = read();

  @Test
  void everyFormulaOfThePageIsGoodOrRefusedAsItSays() {
    List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
    assertThat(blocks).hasSizeGreaterThan(10);
    for (MatchResult block : blocks) {
      FormulaKind kind = FormulaKind.valueOf(block.group(1).toUpperCase(Locale.ROOT));
      List<String> faults = Tried.faults(kind, block.group(4)).stream().map(Fault::code).toList();
      assertThat(faults)
          .as(block.group(4))
          .isEqualTo(block.group(3) == null ? List.of() : List.of(block.group(3)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageNamesAllThatMayBeNamed(FormulaKind kind) {
    String part = page.substring(page.indexOf(": `" + kind.setting() + "`"));
    assertThat(kind.variables())
        .allSatisfy(
            variable -> {
              assertThat(part).contains("`" + variable.name() + "`");
              variable.fields().forEach(field -> assertThat(part).contains("." + field.name()));
            });
  }

  @ParameterizedTest
  @EnumSource
  void theExamplesOfThePortalAreGood(FormulaExample example) {
    assertThat(Tried.faults(example.kind(), example.text())).isEmpty();
    assertThat(new CheckingFormula().check(example.kind(), example.text(), YEN))
        .isInstanceOf(FormulaCheck.Sound.class);
  }

  @Test
  void whatAConditionSaysIsShownForLittleAndMuch() {
    FormulaCheck check =
        new CheckingFormula().check(FormulaKind.PAYS, FormulaExample.THRESHOLD.text(), YEN);
    assertThat(((FormulaCheck.Sound) check).answers())
        .extracting(answer -> ((FormulaAnswer.OfBalance) answer).pays())
        .containsExactly(false, true, true, true);
  }

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "formulas.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
