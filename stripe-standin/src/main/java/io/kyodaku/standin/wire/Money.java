package io.kyodaku.standin.wire;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies as Stripe counts them. */
public final class Money {
  /** Source: Stripe's documentation, "Supported currencies", zero-decimal currencies. */
  private static final Set<String> ZERO_DECIMAL =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv",
          "xaf", "xof", "xpf");

  private static final Set<String> KNOWN =
      Currency.getAvailableCurrencies().stream()
          .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private Money() {}

  public static boolean isCurrency(String code) {
    return KNOWN.contains(code);
  }

  public static boolean isZeroDecimal(String code) {
    return ZERO_DECIMAL.contains(code);
  }

  /**
   * The smallest amount that can be charged; Stripe's is about half a dollar, here the same figure
   * for all.
   */
  public static long smallestCharge() {
    return 50;
  }

  /** For people: {@code ¥1,200}, {@code $12.00}. */
  public static String format(long minorUnits, String code, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(code.toUpperCase(Locale.ROOT)));
    int decimals = isZeroDecimal(code) ? 0 : 2;
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(BigDecimal.valueOf(minorUnits, decimals));
  }

  /** A rate in basis points of an amount, halves up. */
  public static long share(long amount, int basisPoints) {
    return Math.floorDiv(Math.addExact(Math.multiplyExact(amount, basisPoints), 5_000L), 10_000L);
  }
}
