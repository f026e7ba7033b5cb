package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Money;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PayableTest {

  static final long MOST = 1_000_000_000_000_000L;

  @Provide
  Arbitrary<Currency> currencies() {
    return Arbitraries.of("JPY", "USD", "EUR").map(Currency::getInstance);
  }

  @Property
  void payableAndCarriedAddUpAndOnlyAFractionIsHeldBack(
      @ForAll @LongRange(min = -MOST, max = MOST) long sum,
      @ForAll("currencies") Currency currency) {
    Payable payable = Payable.of(sum, currency);
    assertThat(payable.payableMicros() + payable.carriedMicros()).isEqualTo(sum);
    assertThat(payable.payableMicros())
        .isEqualTo(Money.ofMinor(payable.minor(), currency).micros())
        .isNotNegative();
    if (sum >= 0) {
      assertThat(payable.carriedMicros()).isBetween(0L, Money.microsPerMinor(currency) - 1);
    } else {
      assertThat(payable.carriedMicros()).isEqualTo(sum);
    }
  }

  @Property
  void howeverAnAmountIsCutIntoPeriodsTheSameIsPaidInTheEnd(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -MOST, max = MOST) Long> periods,
      @ForAll("currencies") Currency currency) {
    long total = 0;
    long paid = 0;
    long carried = 0;
    for (long earned : periods) {
      total += earned;
      Payable payable = Payable.of(carried + earned, currency);
      paid += payable.payableMicros();
      carried = payable.carriedMicros();
    }
    assertThat(paid + carried).isEqualTo(total);
    assertThat(carried).isLessThan(Money.microsPerMinor(currency));
  }
}
