package io.kyodaku.catalog;

import io.kyodaku.shared.FieldErrors;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a price as people and files write it: major units with a point, at most six decimals. */
final class PricePerSecond {

  static final BigDecimal MAJOR_AT_MOST = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 6;
  private static final int LENGTH_AT_MOST = 40;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private PricePerSecond() {}

  /** Micros; after an error, 0. */
  static long readMicros(FieldErrors errors, String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    String fault = fault(text);
    if (fault != null) {
      errors.add(field, fault);
      return 0;
    }
    return new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
  }

  private static @Nullable String fault(String text) {
    if (text.isEmpty()) {
      return "is missing";
    }
    if (text.length() > LENGTH_AT_MOST || !NUMBER.matcher(text).matches()) {
      return "is not a number such as 0.25";
    }
    BigDecimal price = new BigDecimal(text);
    if (price.signum() < 0) {
      return "is below zero";
    }
    if (price.compareTo(MAJOR_AT_MOST) > 0) {
      return "is more than " + MAJOR_AT_MOST;
    }
    return price.scale() > DECIMALS ? "has more than six decimals" : null;
  }
}
