package io.kyodaku.catalog;

import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TextFault;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a price as people and files write it: major units with a point, at most six decimals. */
public final class PricePerSecond {

  static final BigDecimal MAJOR_AT_MOST = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 6;
  private static final int LENGTH_AT_MOST = 40;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private PricePerSecond() {}

  /** Micros; after an error, 0. */
  public static long readMicros(FieldErrors errors, String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    Fault fault = fault(text);
    if (fault != null) {
      errors.add(field, fault);
      return 0;
    }
    return new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
  }

  private static @Nullable Fault fault(String text) {
    if (text.isEmpty()) {
      return TextFault.MISSING.with();
    }
    if (text.length() > LENGTH_AT_MOST || !NUMBER.matcher(text).matches()) {
      return CatalogFault.NO_PRICE.with();
    }
    BigDecimal price = new BigDecimal(text);
    if (price.signum() < 0) {
      return CatalogFault.PRICE_BELOW_ZERO.with();
    }
    if (price.compareTo(MAJOR_AT_MOST) > 0) {
      return CatalogFault.PRICE_TOO_HIGH.with(MAJOR_AT_MOST);
    }
    return price.scale() > DECIMALS ? CatalogFault.PRICE_TOO_FINE.with() : null;
  }
}
