package io.kyodaku.moneyback;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ledger.Taxed;
import io.kyodaku.shared.Money;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TaxedTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MINOR = Money.microsPerMinor(YEN);

  private static Taxed of(int net, int tax) {
    return new Taxed(net * MINOR, tax * MINOR, YEN);
  }

  @Property
  void allOfItIsExactlyTheCostAndTheTax(
      @ForAll @IntRange(min = 1, max = 99_999) int net, @ForAll @IntRange(max = 99_999) int tax) {
    Taxed taxed = of(net, tax);
    assertThat(taxed.netOf(0)).isZero();
    assertThat(taxed.netOf(taxed.grossMicros())).isEqualTo(net * MINOR);
  }

  @Property
  void whateverPartsGoBackNeitherCostNorTaxComesAgain(
      @ForAll @IntRange(min = 1, max = 99_999) int net,
      @ForAll @IntRange(min = 1, max = 99_999) int tax,
      @ForAll @Size(max = 20) List<@IntRange(max = 199_998) Integer> parts) {
    Taxed taxed = of(net, tax);
    long gone = 0;
    for (long part : parts) {
      long next = Math.min(taxed.grossMicros(), gone + part * MINOR);
      long cost = taxed.netOf(next) - taxed.netOf(gone);
      assertThat(cost).isBetween(0L, taxed.netAtMost(next - gone));
      assertThat(next - gone - cost).isNotNegative();
      gone = next;
    }
  }

  @Property
  void theMostWithNoMoreCostInItIsTheMost(
      @ForAll @IntRange(min = 1, max = 99_999) int net,
      @ForAll @IntRange(max = 99_999) int tax,
      @ForAll @IntRange(max = 99_999) int cost) {
    Taxed taxed = of(net, tax);
    long most = taxed.grossAtMost(cost * MINOR);
    assertThat(taxed.netOf(most)).isLessThanOrEqualTo(cost * MINOR);
    if (most < taxed.grossMicros()) {
      assertThat(taxed.netOf(most + MINOR)).isGreaterThan(cost * MINOR);
    }
  }
}
