package io.kyodaku.contract;

import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a contract beyond its preset, as typed. What is blank is as the preset
 * says, and where that says nothing, no bound.
 *
 * @param noticeDays whole days
 * @param windDownDays whole days
 * @param startsOn an ISO date
 * @param exclusive whether the owner licenses what it brings to nobody else
 * @param uses names of {@link Use} that may be granted; none for each
 * @param secondsAtMost of one usage
 * @param feeFactorAtMost how many times the price a fee may be, such as {@code 2.5}
 * @param usagesAMonth the most grants in a month
 * @param generators ids of those that may be granted to; none for any
 * @param guaranteeAYear the most that guarantees add in a year, in major units
 * @param advance what is paid in advance, in major units
 */
public record Wishes(
    @Nullable String noticeDays,
    @Nullable String windDownDays,
    @Nullable String startsOn,
    boolean exclusive,
    List<String> uses,
    @Nullable String secondsAtMost,
    @Nullable String feeFactorAtMost,
    @Nullable String usagesAMonth,
    List<String> generators,
    @Nullable String guaranteeAYear,
    @Nullable String advance) {

  /** Nothing beyond the preset. */
  public static final Wishes NONE =
      new Wishes(null, null, null, false, List.of(), null, null, null, List.of(), null, null);

  private static final int DAYS_AHEAD_AT_MOST = 730;
  private static final int BPS_DECIMALS = 4;
  private static final int DIGITS_AT_MOST = 20;
  private static final int MICRO_DIGITS = 6;
  private static final Pattern MONEY = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  public Wishes {
    uses = List.copyOf(uses);
    generators = List.copyOf(generators);
  }

  /**
   * The terms with these, as far as they can be read; good for nothing after an error.
   *
   * @param today in UTC
   * @param isKnown whether there is such a generator
   */
  ContractTerms read(
      FieldErrors errors, ContractTerms preset, LocalDate today, Predicate<UUID> isKnown) {
    int notice =
        (int)
            number(errors, "noticeDays", noticeDays, 0, Tenure.NOTICE_DAYS_AT_MOST)
                .orElse(preset.tenure().noticeDays());
    int windDown =
        (int)
            number(errors, "windDownDays", windDownDays, 0, Tenure.WIND_DOWN_DAYS_AT_MOST)
                .orElse(preset.tenure().windDownDays());
    OptionalLong seconds =
        number(errors, "secondsAtMost", secondsAtMost, 1, Bounds.SECONDS_AT_MOST);
    Bounds bounds =
        new Bounds(
            uses(errors),
            seconds.isPresent() ? OptionalInt.of((int) seconds.getAsLong()) : OptionalInt.empty(),
            factor(errors),
            number(errors, "usagesAMonth", usagesAMonth, 1, Ceiling.LIMIT_AT_MOST),
            generators(errors, isKnown));
    Promised promised =
        new Promised(
            money(errors, "guaranteeAYear", guaranteeAYear, preset.currency()),
            money(errors, "advance", advance, preset.currency()));
    return preset.with(
        new Tenure(notice, windDown, day(errors, today)), exclusive, bounds, promised);
  }

  /** Of what can be paid: whole minor units. */
  private static OptionalLong money(
      FieldErrors errors, String field, @Nullable String typed, Currency currency) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (text.length() <= DIGITS_AT_MOST && MONEY.matcher(text).matches()) {
      BigDecimal micros = new BigDecimal(text).movePointRight(MICRO_DIGITS);
      BigDecimal minor = BigDecimal.valueOf(Money.microsPerMinor(currency));
      if (micros.signum() > 0
          && micros.compareTo(BigDecimal.valueOf(Promised.MICROS_AT_MOST)) <= 0
          && micros.remainder(minor).signum() == 0) {
        return OptionalLong.of(micros.longValueExact());
      }
    }
    errors.add(
        field,
        ContractFault.NO_MONEY_WITHIN,
        currency,
        BigDecimal.valueOf(Promised.MICROS_AT_MOST).movePointLeft(MICRO_DIGITS).toBigInteger());
    return OptionalLong.empty();
  }

  private static OptionalLong number(
      FieldErrors errors, String field, @Nullable String typed, long least, long most) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    errors.add(field, ContractFault.NO_NUMBER_WITHIN, least, most);
    return OptionalLong.empty();
  }

  private OptionalInt factor(FieldErrors errors) {
    String text = feeFactorAtMost == null ? "" : feeFactorAtMost.strip();
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    BigDecimal most = BigDecimal.valueOf(Bounds.FEE_FACTOR_BPS_AT_MOST, BPS_DECIMALS);
    try {
      BigDecimal factor =
          text.length() > DIGITS_AT_MOST ? most.add(BigDecimal.ONE) : new BigDecimal(text);
      if (factor.signum() >= 0 && factor.compareTo(most) <= 0) {
        return OptionalInt.of(factor.movePointRight(BPS_DECIMALS).intValueExact());
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    } catch (ArithmeticException tooFine) {
      // Said below.
    }
    errors.add("feeFactorAtMost", ContractFault.NO_FACTOR_WITHIN, most.toBigInteger());
    return OptionalInt.empty();
  }

  private Optional<LocalDate> day(FieldErrors errors, LocalDate today) {
    String text = startsOn == null ? "" : startsOn.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.isAfter(today) && !day.isAfter(today.plusDays(DAYS_AHEAD_AT_MOST))) {
        return Optional.of(day);
      }
    } catch (DateTimeException noDay) {
      // Said below.
    }
    errors.add("startsOn", ContractFault.NO_DAY_TO_COME);
    return Optional.empty();
  }

  private Set<Use> uses(FieldErrors errors) {
    EnumSet<Use> wanted = EnumSet.noneOf(Use.class);
    uses.forEach(name -> errors.choice("uses", name, Use.class).ifPresent(wanted::add));
    return wanted.size() == Use.values().length ? Set.of() : wanted;
  }

  private SortedSet<UUID> generators(FieldErrors errors, Predicate<UUID> isKnown) {
    SortedSet<UUID> wanted = new TreeSet<>();
    if (generators.size() > Bounds.GENERATORS_AT_MOST) {
      errors.add("generators", ContractFault.GENERATORS_TOO_MANY, Bounds.GENERATORS_AT_MOST);
      return wanted;
    }
    for (String id : generators) {
      try {
        wanted.add(UUID.fromString(id));
      } catch (IllegalArgumentException noId) {
        errors.add("generators", ContractFault.NO_GENERATOR_OF_HERE);
        return wanted;
      }
    }
    if (!wanted.stream().allMatch(isKnown)) {
      errors.add("generators", ContractFault.NO_GENERATOR_OF_HERE);
    }
    return wanted;
  }
}
