package io.kyodaku.portal.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an address asks for, as it may be used: anything can stand in an address. */
final class Asked {

  static final int PAGE_AT_MOST = 100_000;
  private static final int LENGTH_AT_MOST = 200;
  private static final int YEAR_AT_LEAST = 2000;
  private static final int YEAR_AT_MOST = 9000;

  private Asked() {}

  /** One line without control characters, never longer than a name is. */
  static String words(@Nullable String value) {
    if (value == null) {
      return "";
    }
    String line =
        value
            .codePoints()
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
            .limit(LENGTH_AT_MOST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line.strip();
  }

  /** One of the names of an enum, or nothing. */
  static <E extends Enum<E>> String oneOf(Class<E> type, @Nullable String value) {
    return choice(type, value).map(Enum::name).orElse("");
  }

  static <E extends Enum<E>> Optional<E> choice(Class<E> type, @Nullable String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(value))
        .findFirst();
  }

  /** A date as browsers send it. */
  static Optional<LocalDate> date(@Nullable String value) {
    try {
      return value == null || value.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(value.strip())).filter(Asked::isSensible);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** A moment of UTC as browsers send it; a date alone is all of that day. Exclusive. */
  static Optional<Instant> before(@Nullable String value) {
    Optional<LocalDate> day = date(value);
    if (day.isPresent()) {
      return Optional.of(day.get().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    try {
      return value == null || value.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(value.strip()))
              .filter(moment -> isSensible(moment.toLocalDate()))
              .map(moment -> moment.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  private static boolean isSensible(LocalDate date) {
    return date.getYear() >= YEAR_AT_LEAST && date.getYear() <= YEAR_AT_MOST;
  }

  /** From 0; the first where it is none. */
  static int page(@Nullable String typed) {
    try {
      return typed == null ? 0 : page(Integer.parseInt(typed));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  static int page(int page) {
    return Math.clamp(page, 0, PAGE_AT_MOST);
  }
}
