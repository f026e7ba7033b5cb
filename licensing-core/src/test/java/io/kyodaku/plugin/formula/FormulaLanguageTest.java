package io.kyodaku.plugin.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Fault;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "listFeee * 2 | fault.formula-unknown-name | 1,1,listFeee",
        "listFee +\\n  nothing | fault.formula-unknown-name | 2,3,nothing",
        "listFee + 'a' | fault.formula-types | 1,9,+,(int, string)",
        "use == 3 | fault.formula-types | 1,5,==,(string, int)",
        "size(listFee) | fault.formula-types | 1,5,size,(int)",
        "use | fault.formula-other-type | 1,1,int,string",
        "listFee > 3 | fault.formula-other-type | 1,9,int,bool",
        "listFee * | fault.formula-syntax | 1,10",
        "(listFee | fault.formula-syntax | 1,9",
        "1.5 * listFee | fault.formula-decimals | 1,5",
        "1.5 | fault.formula-decimals | 1,1",
        "size([1.5]) | fault.formula-decimals | 1,6",
        "double(listFee) | fault.formula-unknown-name | 1,7,double",
        "1u + 2u | fault.formula-types | 1,4,+,(uint, uint)",
        "size([[1], [2]]) | fault.formula-not-part | 1,6",
        "size({'a': 1}) | fault.formula-types | 1,5,size,(map(string, int))",
        "{'a': 1}['a'] | fault.formula-types | 1,9,[],(map(string, int), string)",
        "use.matches('P.*') ? 1 : 2 | fault.formula-unknown-name | 1,12,matches",
        "timestamp('2026-01-01T00:00:00Z') | fault.formula-unknown-name | 1,10,timestamp",
        "dyn(listFee) | fault.formula-unknown-name | 1,4,dyn",
      })
  void whatIsWrongIsSaidWithItsPlace(String text, String code, String arguments) {
    List<Fault> faults = faults(FormulaKind.FEE, text.replace("\\n", "\n"));
    assertThat(faults).as(text).isNotEmpty();
    assertThat(faults.getFirst().code()).isEqualTo(code);
    assertThat(String.join(",", faults.getFirst().arguments())).isEqualTo(arguments);
  }

  @Test
  void noFormulaIsMissing() {
    assertThat(codes(FormulaKind.FEE, " \n ")).containsExactly("fault.formula-missing");
  }

  @Test
  void japaneseIsATextAndNoName() {
    assertThat(faults(FormulaKind.LINES, "[tier(part(fees, 100), '大口割増 🎌')]")).isEmpty();
    assertThat(codes(FormulaKind.FEE, "料金 * 2")).containsOnly("fault.formula-syntax");
    assertThat(codes(FormulaKind.FEE, "listFee * ２")).containsOnly("fault.formula-syntax");
    assertThat(codes(FormulaKind.FEE, "listFee\u202e * 2")).containsOnly("fault.formula-syntax");
  }

  @ParameterizedTest
  @ValueSource(ints = {2_001, 100_000, 5_000_000})
  void aLongFormulaIsRefusedUnread(int length) {
    assertThat(codes(FormulaKind.FEE, "1" + "+1".repeat(length / 2)))
        .containsExactly("fault.formula-too-long");
  }

  @Test
  void nestingEnds() {
    for (String open : List.of("(", "[", "!", "-", "min(1,", "true ? 1 : (", "[1].map(x, ")) {
      String text = open.repeat(FormulaKind.MAX_TEXT / open.length());
      assertThat(codes(FormulaKind.FEE, text)).as(open).isNotEmpty();
    }
    assertThat(codes(FormulaKind.FEE, "(".repeat(900) + "1" + ")".repeat(900)))
        .containsExactly("fault.formula-too-deep");
    assertThat(codes(FormulaKind.FEE, "true ? 1 : ".repeat(180) + "1"))
        .allMatch(code -> code.equals("fault.formula-too-deep"));
  }

  @Test
  void longSumsAreAnswered() {
    assertThat(faults(FormulaKind.FEE, "0" + "+1".repeat(90))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "territories.map(a, size(territories.map(b, size(territories.map(c, 1)))))[0]",
        "sum(territories.map(a, sum(territories.map(b, 1))))",
        "territories.exists(a, territories.all(b, a == b)) ? 1 : 2",
      })
  void aFeeThatCouldTakeTooManyStepsIsRefused(String text) {
    assertThat(codes(FormulaKind.FEE, text)).containsExactly("fault.formula-too-costly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "totals.map(a, tier(sum(totals.map(b, b.fees)), 'x'))",
        "past.map(a, tier(sum(totals.map(b, sum(past.map(c, c.fees)))), 'x'))",
        "totals.filter(a, totals.exists(b, b.fees > a.fees)).map(t, tier(1, 'x'))",
      })
  void linesThatCouldTakeTooManyStepsAreRefused(String text) {
    assertThat(codes(FormulaKind.LINES, text)).containsExactly("fault.formula-too-costly");
  }

  /** Each loop would double the text of the one around it. */
  @Test
  void aTextThatGrowsWithoutEndIsRefused() {
    String text = "a0";
    for (int i = 1; i <= 12; i++) {
      text = "[a" + i + " + a" + i + "].map(a" + (i - 1) + ", " + text + ")[0]";
    }
    String doubled = "['aaaaaaaaaaaaaaaa'].map(a12, " + text + ")[0] == 'a' ? 1 : 2";
    assertThat(codes(FormulaKind.FEE, doubled)).containsExactly("fault.formula-long-text");
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void hostileTextsAreReadInAMoment() {
    List<String> hostile =
        List.of(
            "a.b.c.d".repeat(280),
            "?:".repeat(900),
            "'".repeat(2_000),
            "\"\"\"" + "\\u".repeat(900),
            "[".repeat(1_000) + "]".repeat(1_000),
            "x&&".repeat(660) + "x",
            "x||x&&".repeat(330) + "x",
            "1?1:1?".repeat(330) + "1",
            "[1,".repeat(600),
            "{".repeat(2_000),
            "\u0000".repeat(2_000),
            "9".repeat(2_000),
            "0x" + "f".repeat(1_900),
            "all(".repeat(400));
    for (String text : hostile) {
      for (FormulaKind kind : FormulaKind.values()) {
        assertThat(faults(kind, text)).as(text.substring(0, 20)).isNotEmpty();
      }
    }
  }

  @Test
  void noMoreThanAFewFaultsAreSaidAtOnce() {
    assertThat(faults(FormulaKind.FEE, "a + b + c + d + e + f")).hasSize(3);
  }

  static List<Fault> faults(FormulaKind kind, String text) {
    return Tried.faults(kind, text);
  }

  private static List<String> codes(FormulaKind kind, String text) {
    return faults(kind, text).stream().map(Fault::code).toList();
  }
}
