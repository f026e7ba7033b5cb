package io.kyodaku.upgrade;

import io.kyodaku.shared.FieldErrors;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants of an upgrade.
 *
 * @param trial it rests on
 * @param notBefore a day in UTC before which it does not begin
 * @param reason for the rightsholder to read
 */
public record UpgradeWish(UUID trial, Start start, Optional<LocalDate> notBefore, String reason) {

  static final int REASON_LENGTH = 500;
  private static final int DAYS_AHEAD_AT_MOST = 366;

  /** From when on. */
  public enum Start {
    /** From the next period on that begins late enough. */
    PERIOD,
    /**
     * As soon as the rightsholder agrees, and for the period that is open then: to mend what keeps
     * it open, or fees from being set. It is asked in any case.
     */
    AT_ONCE
  }

  /** As typed; good for nothing after an error. */
  static UpgradeWish read(
      FieldErrors errors,
      UUID trial,
      @Nullable String start,
      @Nullable String notBefore,
      @Nullable String reason,
      Clock clock) {
    Start chosen = errors.choice("start", start, Start.class).orElse(Start.PERIOD);
    return new UpgradeWish(
        trial,
        chosen,
        chosen == Start.PERIOD ? day(errors, notBefore, clock) : Optional.empty(),
        errors.line("reason", reason, REASON_LENGTH));
  }

  private static Optional<LocalDate> day(FieldErrors errors, @Nullable String typed, Clock clock) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.isAfter(today) && !day.isAfter(today.plusDays(DAYS_AHEAD_AT_MOST))) {
        return Optional.of(day);
      }
    } catch (DateTimeException noDay) {
      // Said below.
    }
    errors.add("notBefore", UpgradeFault.NO_START_DAY);
    return Optional.empty();
  }
}
