package io.kyodaku.stripe;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pack that an operator thinks of.
 *
 * @param code as typed
 * @param priceMicros of the currency
 * @param creditMicros microcredits
 * @param tax how tax stands to the price
 */
public record DraftPack(
    String code,
    SellingEntity entity,
    Currency currency,
    long priceMicros,
    long creditMicros,
    TaxBehaviour tax) {

  private static final Pattern CODE = Pattern.compile("[a-z0-9](-?[a-z0-9]){0,39}");
  private static final long PRICE_MINOR_AT_MOST = 99_999_999;
  private static final long CREDIT_MICROS_AT_MOST = 1_000_000_000_000_000L;

  /** What is wrong with it. */
  public List<FieldError> faults() {
    FieldErrors errors = new FieldErrors();
    if (!CODE.matcher(code).matches()) {
      errors.add("code", PackFault.PACK_CODE_FORM);
    }
    long minor = Money.microsPerMinor(currency);
    if (priceMicros % minor != 0
        || priceMicros < minor
        || priceMicros / minor > PRICE_MINOR_AT_MOST) {
      errors.add(
          "price",
          PackFault.PACK_PRICE_OUT_OF_BOUNDS,
          Money.ofMinor(1, currency).major().toPlainString(),
          Money.ofMinor(PRICE_MINOR_AT_MOST, currency).major().toPlainString());
    }
    if (creditMicros < 1 || creditMicros > CREDIT_MICROS_AT_MOST) {
      errors.add(
          "credits",
          PackFault.PACK_CREDITS_OUT_OF_BOUNDS,
          CREDIT_MICROS_AT_MOST / Money.MICROS_PER_MAJOR);
    }
    return errors.list();
  }

  /**
   * @throws IllegalArgumentException when it has faults
   */
  CreditPack pack() {
    return new CreditPack(
        Ids.next(),
        code,
        entity,
        new Money(priceMicros, currency),
        creditMicros,
        tax,
        CreditPack.ELECTRONIC_SERVICE);
  }
}
