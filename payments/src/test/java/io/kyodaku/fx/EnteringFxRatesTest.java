package io.kyodaku.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.fx.EnteringFxRates.Outcome;
import io.kyodaku.fx.EnteringFxRates.Typed;
import io.kyodaku.shared.FieldError;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.wallet.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On 1 March 2026; by the par table 1 dollar is 100 yen. */
class EnteringFxRatesTest {

  private final World world = new World(TestDatabase.fresh());
  private final FxRates rates = new FxRates(world.database.admin());
  private final EnteringFxRates entering = new EnteringFxRates(world.database.admin(), world.clock);
  private final UUID operator = world.account();

  private Outcome enter(String base, String quote, String rate, String date, String source) {
    return entering.enter(operator, new Typed(base, quote, rate, date, source));
  }

  @Test
  void aRateIsKeptExactlyAndNeverChanges() {
    assertThat(enter("JPY", "USD", "0.006623415", "2026-02-27", "ECB"))
        .isEqualTo(new Outcome.Entered(1));
    FxRate kept = rates.page(0).getFirst();
    assertThat(kept.rate()).isEqualTo(new Rate(6_623_415, 1_000_000_000));
    assertThat(kept.rate().value()).isEqualByComparingTo("0.006623415");
    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.source()).isEqualTo("ECB");
    assertThat(enter("JPY", "USD", "0.0067", "2026-02-27", "ECB, corrected"))
        .isEqualTo(new Outcome.Entered(1));
    assertThat(rates.page(0)).extracting(FxRate::version).containsExactly(2, 1);
    for (String attempt :
        List.of(
            "update fx_rate set numerator = numerator",
            "delete from fx_rate",
            "truncate fx_rate cascade")) {
      assertThatThrownBy(() -> world.execute(attempt)).hasMessageContaining("never");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JPY | USD | 0          | 2026-02-27 | ECB | rate
          JPY | USD | -0.0066    | 2026-02-27 | ECB | rate
          JPY | USD | 1e-2       | 2026-02-27 | ECB | rate
          JPY | USD | NaN        | 2026-02-27 | ECB | rate
          JPY | USD | 0,0066     | 2026-02-27 | ECB | rate
          JPY | USD | 0.0000000000001 | 2026-02-27 | ECB | rate
          USD | JPY | 99999999999999999999 | 2026-02-27 | ECB | rate
          JPY | USD | 151        | 2026-02-27 | ECB | rate
          USD | JPY | 0.0066     | 2026-02-27 | ECB | rate
          JPY | JPY | 1          | 2026-02-27 | ECB | quote
          JPY | GBP | 0.0055     | 2026-02-27 | ECB | quote
          ''  | USD | 0.0066     | 2026-02-27 | ECB | base
          JPY | USD | 0.0066     | 2026-03-02 | ECB | date
          JPY | USD | 0.0066     | 2026-02-30 | ECB | date
          JPY | USD | 0.0066     | 27.2.2026  | ECB | date
          JPY | USD | 0.0066     | 2026-02-27 | ''  | source
          """)
  void whatIsNoRateIsRefused(
      String base, String quote, String rate, String date, String source, String field) {
    assertThat(enter(base, quote, rate, date, source))
        .isInstanceOfSatisfying(
            Outcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(field));
    assertThat(rates.page(0)).isEmpty();
  }

  @Test
  void aRateIsNearWhatIsKnownOfThePairOrOfTheOtherWay() {
    enter("USD", "JPY", "151.2", "2026-02-27", "ECB");
    assertThat(enter("JPY", "USD", "0.0034", "2026-02-27", "ECB"))
        .isEqualTo(new Outcome.Entered(1));
    assertThat(enter("JPY", "USD", "0.0016", "2026-02-27", "ECB"))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(enter("USD", "JPY", "310", "2026-02-27", "ECB")).isInstanceOf(Outcome.Invalid.class);
  }

  @Test
  void aTableIsTakenWholeOrNotAtAll() {
    String good =
        """
        base,quote,rate,date,source
        USD,JPY,151.2,2026-02-27,ECB
        EUR,USD,1.04,2026-02-27,"ECB, reference"
        """;
    assertThat(entering.enterAll(operator, good + "USD,JPY,0,2026-02-27,ECB\nUSD,JPY"))
        .isInstanceOfSatisfying(
            Outcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("row 3", "row 4"));
    assertThat(rates.page(0)).isEmpty();
    assertThat(entering.enterAll(operator, good)).isEqualTo(new Outcome.Entered(2));
    assertThat(entering.enterAll(operator, "base,quote\n")).isInstanceOf(Outcome.Invalid.class);
    assertThat(entering.enterAll(operator, EnteringFxRates.HEAD))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(entering.enterAll(operator, null)).isInstanceOf(Outcome.Invalid.class);
  }

  @Test
  void howOldARateMayBeIsSet() {
    assertThat(rates.daysAtMost()).isEqualTo(FxRates.USUAL_DAYS);
    entering.setDays(operator, "3");
    assertThat(rates.daysAtMost()).isEqualTo(3);
    assertThat(entering.setDays(operator, "367")).isInstanceOf(Outcome.Invalid.class);
    assertThat(entering.setDays(operator, "-1")).isInstanceOf(Outcome.Invalid.class);
  }

  @Test
  void anAmountIsRoundedDownAndNeverOverflows() {
    Rate third = new Rate(333_333_333_333L, 1_000_000_000_000L);
    assertThat(third.of(10)).isEqualTo(3);
    assertThat(new Rate(1_000_000, 1).value()).isEqualByComparingTo(new BigDecimal("1000000"));
    assertThatThrownBy(() -> new Rate(1_000_000, 1).of(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
