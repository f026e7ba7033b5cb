package io.kyodaku.plugin.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTriedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "FEE | seconds == 7 ? listFee / (seconds - 7) : listFee | fault.formula-divides-by-zero |"
            + " seconds = 7",
        "FEE | seconds == 7 ? listFee % (seconds - 7) : listFee | fault.formula-divides-by-zero |"
            + " seconds = 7",
        "FEE | listFee * 9223372036854775807 | fault.formula-overflows | use = PERSONAL",
        "FEE | part(listFee, 9223372036854775807) | fault.formula-overflows | seconds = 1,",
        "FEE | territories[1] == 'US' ? 1 : 2 | fault.formula-beyond-list | territories = [JP]",
        "FEE | listFee - 100 * unit | fault.formula-below-zero | seconds = 1,",
        "FEE | seconds > 60 ? listFee / 2 : listFee | fault.formula-rises | kind = CHARACTER",
        "FEE | 1000 * unit / seconds | fault.formula-rises | seconds = 2,",
        "LINES | [guarantee(0 - unit, 'x')] | fault.formula-line-sign | year = 2026",
        "LINES | [recoup(0 - unit, 'x')] | fault.formula-line-sign | month = 4",
        "LINES | [tier(unit, '')] | fault.formula-line-text | usages = 0",
        "LINES | [tier(1 / usages, 'x')] | fault.formula-divides-by-zero | usages = 0",
        "LINES | [tier(past[0].fees, 'x')] | fault.formula-beyond-list | size(past) = 0",
        "PAYS | balance < 1000 * unit | fault.formula-takes-back | balance = 1000000000",
        "PAYS | waitingDays < 90 | fault.formula-takes-back | waitingDays",
        "PAYS | balance / (balance - unit) > 0 | fault.formula-divides-by-zero | balance ="
            + " 1000000,",
      })
  void whatGoesWrongIsSaidWithAnExample(FormulaKind kind, String text, String code, String where) {
    List<Fault> faults = Tried.faults(kind, text);
    assertThat(faults).extracting(Fault::code).containsExactly(code);
    assertThat(faults.getFirst().english()).contains(where);
  }

  @ParameterizedTest
  @ValueSource(strings = {"waitingDays >= 90 || balance >= 5000 * unit", "month == 12", "false"})
  void aConditionThatOnlyTurnsFromNoToYesHolds(String text) {
    assertThat(Tried.faults(FormulaKind.PAYS, text)).isEmpty();
  }

  @Test
  void whatTheyBeginWithIsGood() {
    assertThat(new FormulaTerms().defaultConfiguration().faults()).isEmpty();
    assertThat(new FormulaCalendar().defaultConfiguration().faults()).isEmpty();
    assertThat(new FormulaTerms().offers()).doesNotContain(Capability.PAYOUT_SCHEDULE);
  }

  @Test
  void aZoneThatDoesNotExistIsOfTheZone() {
    FormulaCalendarSettings nowhere =
        new FormulaCalendarSettings("true", CalendarUnit.WEEK, "Mars/Olympus", 1);
    assertThat(nowhere.faults()).extracting(fault -> fault.field()).containsExactly("zone");
  }
}
