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
 */
public record CreditPack(
    UUID id, String code, SellingEntity entity, Money price, long creditMicros) {

  private static final Pattern CODE = Pattern.compile("[a-z0-9](-?[a-z0-9]){0,39}");
  private static final long PRICE_MINOR_AT_MOST = 99_999_999;
  private static final long CREDIT_MICROS_AT_MOST = 1_000_000_000_000_000L;

  public CreditPack {
    long minor = price.micros() / Money.microsPerMinor(price.currency());
    if (!CODE.matcher(code).matches()
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
