package io.kyodaku.portal;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.util.ULocale;
import io.kyodaku.shared.Money;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Amounts, dates and names as the reader's language writes them. Amounts stay exact: nothing is
 * rounded for the eye.
 */
@Named
@RequestScoped
public class Formats {

  private static final int MICRO_DIGITS = 6;
  private static final String CREDIT_LEDGER = "CREDIT";

  private static final long SHORT_FROM = 10_000;
  private static final long RECENT_DAYS = 30;

  private final Language language;
  private final Clock clock;

  @Inject
  public Formats(Language language, Clock clock) {
    this.language = language;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected Formats() {
    this(new Language(), Clock.systemUTC());
  }

  /** Microcredits as credits. */
  public String credits(long micros) {
    NumberFormat format = NumberFormat.getNumberInstance(language.getLocale());
    format.setMaximumFractionDigits(MICRO_DIGITS);
    return format.format(BigDecimal.valueOf(micros, MICRO_DIGITS));
  }

  /**
   * The same with a sign for where they went.
   *
   * @param direction above zero where they came, below where they went, zero where neither
   */
  public String creditsMoved(long micros, int direction) {
    return switch (Integer.signum(direction)) {
      case 1 -> "+" + credits(micros);
      case -1 -> "\u2212" + credits(micros);
      default -> credits(micros);
    };
  }

  /** Micros of a currency, with at least its own minor digits. */
  public String money(long micros, String currencyCode) {
    NumberFormat format = NumberFormat.getCurrencyInstance(language.getLocale());
    format.setCurrency(Currency.getInstance(currencyCode));
    format.setMaximumFractionDigits(MICRO_DIGITS);
    format.setMinimumFractionDigits(Currency.getInstance(currencyCode).getDefaultFractionDigits());
    return format.format(BigDecimal.valueOf(micros, MICRO_DIGITS));
  }

  /**
   * The same to the currency's own minor digits, half to even: for an overview, never for a sum.
   */
  public String rounded(long micros, String currencyCode) {
    int digits = Currency.getInstance(currencyCode).getDefaultFractionDigits();
    return money(
        BigDecimal.valueOf(micros, MICRO_DIGITS)
            .setScale(digits, RoundingMode.HALF_EVEN)
            .scaleByPowerOfTen(MICRO_DIGITS)
            .longValueExact(),
        currencyCode);
  }

  /** Micros of a ledger: of credits, or of the currency that it is named after. */
  public String ledger(BigDecimal micros, String ledger) {
    return ledger.equals(CREDIT_LEDGER)
        ? credits(micros.longValueExact())
        : money(micros.longValueExact(), ledger);
  }

  /** Minor units of a currency, as Stripe counts them. */
  public String minor(long minor, String currencyCode) {
    return money(Money.ofMinor(minor, Currency.getInstance(currencyCode)).micros(), currencyCode);
  }

  /** Basis points as a percentage. */
  public String percent(int bps) {
    NumberFormat format = NumberFormat.getPercentInstance(language.getLocale());
    format.setMaximumFractionDigits(2);
    return format.format(BigDecimal.valueOf(bps, 4));
  }

  /** Millionths as a percentage. */
  public String percentOfMillionths(int ppm) {
    NumberFormat format = NumberFormat.getPercentInstance(language.getLocale());
    format.setMaximumFractionDigits(4);
    return format.format(BigDecimal.valueOf(ppm, 6));
  }

  /** A count, short from five digits on: 12.3K, 1.2万. */
  public String count(long count) {
    if (Math.abs(count) < SHORT_FROM) {
      return NumberFormat.getIntegerInstance(language.getLocale()).format(count);
    }
    NumberFormat format =
        NumberFormat.getCompactNumberInstance(language.getLocale(), NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    return format.format(count);
  }

  /** A count with all its digits. */
  public String whole(long count) {
    return NumberFormat.getIntegerInstance(language.getLocale()).format(count);
  }

  /** How long ago, or how soon; a date when it is more than a month away. */
  public String recent(@Nullable Instant instant) {
    if (instant == null) {
      return "";
    }
    Duration ago = Duration.between(instant, clock.instant());
    long days = ago.toDays();
    if (Math.abs(days) > RECENT_DAYS) {
      return date(instant.atOffset(ZoneOffset.UTC).toLocalDate());
    }
    RelativeDateTimeFormatter relative =
        RelativeDateTimeFormatter.getInstance(
            ULocale.forLocale(language.getLocale()),
            null,
            RelativeDateTimeFormatter.Style.LONG,
            DisplayContext.CAPITALIZATION_NONE);
    if (Math.abs(ago.toMinutes()) < 1) {
      return relative.format(
          RelativeDateTimeFormatter.Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
    }
    if (Math.abs(ago.toHours()) < 1) {
      return relative.formatNumeric((double) -ago.toMinutes(), RelativeDateTimeUnit.MINUTE);
    }
    return Math.abs(days) < 1
        ? relative.formatNumeric((double) -ago.toHours(), RelativeDateTimeUnit.HOUR)
        : relative.formatNumeric((double) -days, RelativeDateTimeUnit.DAY);
  }

  /** A moment, in UTC, which is said. */
  public String instant(@Nullable Instant instant) {
    return instant == null
        ? ""
        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.getLocale())
                .format(instant.atOffset(ZoneOffset.UTC))
            + " UTC";
  }

  public String date(@Nullable LocalDate date) {
    return date == null
        ? ""
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(language.getLocale())
            .format(date);
  }

  /** A country's name in the reader's language. */
  public String country(String code) {
    return code.equals("*") ? "🌐" : Locale.of("", code).getDisplayCountry(language.getLocale());
  }

  public String languageName(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(language.getLocale());
  }
}
