package io.kyodaku.withholding;

import io.kyodaku.shared.Money;
import io.kyodaku.withholding.WithholdingRate.Step;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * What is withheld of one payment of royalties.
 *
 * <p>The shape is that of Japan's law, which knows the three kinds there are elsewhere too: a part
 * of all, another part of what is above an amount, and what a treaty allows. Royalties for
 * copyrights are withheld of residents who are persons (Income Tax Act, 所得税法, article 204,
 * paragraph 1, item 1) at 10 %, and 20 % of what one payment has above 1,000,000 yen (article 205,
 * item 1); not of corporations of the country (article 212, paragraph 3, does not name royalties);
 * and of non-residents and foreign corporations (article 161, paragraph 1, item 11 (b); article
 * 212, paragraph 1) at 20 % (article 213, paragraph 1, item 1). To these comes 2.1 % of the tax
 * (Special Measures Act for Securing Financial Resources for Reconstruction, 復興財源確保法, article 28),
 * hence 10.21 % and 20.42 %; but nothing to what a treaty allows. Fractions of a yen are cut off
 * (Act on General Rules for National Taxes, 国税通則法, article 119, paragraph 2).
 *
 * <p>Nothing of this is in force by itself: rates are as operators configured them, and are to be
 * confirmed by counsel.
 *
 * @param basis what counted of the payee on the day of the payment, and what is withheld by that
 * @param stepMicros up to where the first rate holds, in {@code currency}
 */
public record Withholding(TaxBasis basis, Currency currency, long stepMicros) {

  private static final BigInteger WHOLE = BigInteger.valueOf(WithholdingRate.WHOLE_PPM);

  /**
   * What is withheld of a payment, in whole minor units: what is below one is cut off. Never more
   * than the payment.
   *
   * @param paidMicros not negative
   */
  public long taxMicros(long paidMicros) {
    if (paidMicros < 0) {
      throw new IllegalArgumentException("nothing is withheld of what is owed to us");
    }
    if (basis.rate().isEmpty()) {
      return 0;
    }
    WithholdingRate found = basis.rate().get();
    BigInteger parts;
    if (basis.isByTreaty()) {
      parts = part(paidMicros, found.treatyPpm().orElseThrow());
    } else {
      long below = Math.min(paidMicros, stepMicros);
      int above = found.step().map(Step::abovePpm).orElse(found.ppm());
      parts = part(below, found.ppm()).add(part(paidMicros - below, above));
    }
    long micros = parts.divide(WHOLE).longValueExact();
    return micros - micros % Money.microsPerMinor(currency);
  }

  private static BigInteger part(long micros, int ppm) {
    return BigInteger.valueOf(micros).multiply(BigInteger.valueOf(ppm));
  }

  public Optional<UUID> profileId() {
    return basis.profile().map(TaxProfile::id);
  }

  public Optional<UUID> rateId() {
    return basis.rate().map(WithholdingRate::id);
  }

  /** The rate in a few words, the same in every language as far as that goes. */
  public String says() {
    if (basis.rate().isEmpty()) {
      return "";
    }
    WithholdingRate found = basis.rate().get();
    if (basis.isByTreaty()) {
      return WithholdingRate.percent(found.treatyPpm().orElseThrow()).toPlainString()
          + " % (treaty, "
          + found.residence()
          + ")";
    }
    String all = found.percent().toPlainString() + " %";
    return found
        .step()
        .map(
            step ->
                all
                    + " – "
                    + new Money(stepMicros, currency).major().toPlainString()
                    + " "
                    + currency
                    + " – "
                    + WithholdingRate.percent(step.abovePpm()).toPlainString()
                    + " %")
        .orElse(all);
  }
}
