package io.kyodaku.withholding;

import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into forms about taxes. */
final class Fields {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,6})?");
  private static final int PPM_OF_PERCENT = 4;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private Fields() {}

  static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  static String tidy(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** From the year 2000 to so many days from today. */
  static Optional<LocalDate> day(
      FieldErrors errors, String field, @Nullable String typed, int daysAhead, Clock clock) {
    LocalDate latest =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1L + daysAhead);
    try {
      LocalDate day = LocalDate.parse(tidy(typed));
      if (!day.isBefore(EARLIEST) && !day.isAfter(latest)) {
        return Optional.of(day);
      }
    } catch (DateTimeException notADay) {
      // Said below.
    }
    errors.add(field, TaxFault.TAX_DAY_FORM, EARLIEST, latest);
    return Optional.empty();
  }

  /** In millionths; nothing where nothing was typed. */
  static OptionalInt ppm(FieldErrors errors, String field, @Nullable String typed) {
    String text = tidy(typed);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (PERCENT.matcher(text).matches()) {
      int ppm = new BigDecimal(text).movePointRight(PPM_OF_PERCENT).intValueExact();
      if (ppm <= WithholdingRate.WHOLE_PPM) {
        return OptionalInt.of(ppm);
      }
    }
    errors.add(field, TaxFault.TAX_RATE_FORM);
    return OptionalInt.empty();
  }

  /** Whole minor units above zero, up to so many; nothing where nothing was typed. */
  static Optional<Money> amount(
      FieldErrors errors,
      String field,
      TaxFault fault,
      @Nullable String typed,
      Currency currency,
      long minorAtMost) {
    String text = tidy(typed);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (AMOUNT.matcher(text).matches()) {
      BigDecimal minor = new BigDecimal(text).movePointRight(currency.getDefaultFractionDigits());
      if (minor.signum() > 0
          && minor.stripTrailingZeros().scale() <= 0
          && minor.compareTo(BigDecimal.valueOf(minorAtMost)) <= 0) {
        return Optional.of(Money.ofMinor(minor.longValueExact(), currency));
      }
    }
    errors.add(
        field,
        fault,
        Money.ofMinor(1, currency).major().toPlainString(),
        Money.ofMinor(minorAtMost, currency).major().toPlainString());
    return Optional.empty();
  }
}
