package io.kyodaku.stripe;

import io.kyodaku.shared.Money;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * So many credits for so much money.
 *
 * @param code what operators call it, such as {@code jp-3000}
 * @param price in whole minor units
 * @param creditMicros in microcredits
 * @param tax how tax stands to the price
 * @param taxCode what kind of product it is, in Stripe's list
 */
public record CreditPack(
    UUID id,
    String code,
    SellingEntity entity,
    Money price,
    long creditMicros,
    TaxBehaviour tax,
    String taxCode) {

  /**
   * Services that are supplied electronically, in general.
   *
   * <p>Source: Stripe's list of product tax codes.
   */
  public static final String ELECTRONIC_SERVICE = "txcd_10000000";

  private static final Pattern TAX_CODE = Pattern.compile("txcd_[0-9]{8}");

  private static final Pattern CODE = Pattern.compile("[a-z0-9](-?[a-z0-9]){0,39}");
  private static final long PRICE_MINOR_AT_MOST = 99_999_999;
  private static final long CREDIT_MICROS_AT_MOST = 1_000_000_000_000_000L;

  /** An electronic service, taxed as the currency's buyers expect. */
  public CreditPack(UUID id, String code, SellingEntity entity, Money price, long creditMicros) {
    this(
        id,
        code,
        entity,
        price,
        creditMicros,
        TaxBehaviour.usual(price.currency()),
        ELECTRONIC_SERVICE);
  }

  public CreditPack {
    long minor = price.micros() / Money.microsPerMinor(price.currency());
    if (!TAX_CODE.matcher(taxCode).matches()
        || !CODE.matcher(code).matches()
        || price.micros() % Money.microsPerMinor(price.currency()) != 0
        || minor < 1
        || minor > PRICE_MINOR_AT_MOST
        || creditMicros < 1
        || creditMicros > CREDIT_MICROS_AT_MOST) {
      throw new IllegalArgumentException("not a pack: " + code);
    }
  }

  long priceMinor() {
    return price.micros() / Money.microsPerMinor(price.currency());
  }
}
