package io.kyodaku.api;

import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.WireId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the members of one body and collects all that is wrong with them, so that whoever sent it
 * hears of everything at once. After an error, what is returned is only good for reading on.
 */
final class MemberReader {

  private static final int NAME_SHOWN_AT_MOST = 60;
  private static final int UNKNOWN_SHOWN_AT_MOST = 20;
  private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final JsonBody body;
  private final Set<String> known = new HashSet<>();
  private final FieldErrors errors = new FieldErrors();

  MemberReader(JsonBody body) {
    this.body = body;
  }

  /** Ends the call when anything was wrong; a member that nobody asked for is. */
  void finish() {
    for (String name : body.repeated()) {
      if (known.contains(name)) {
        errors.add(name, "is given more than once");
      }
    }
    if (!known.containsAll(body.members().keySet())) {
      body.members().keySet().stream()
          .filter(name -> !known.contains(name))
          .limit(UNKNOWN_SHOWN_AT_MOST)
          .forEach(
              name -> errors.add(Characters.shown(name, NAME_SHOWN_AT_MOST), "is unknown here"));
    }
    if (!errors.none()) {
      throw Problem.fields(errors.list()).exception();
    }
  }

  /** Text as it was sent, line feeds and tabs included; length is counted in code points. */
  String text(String name, int lengthAtMost) {
    return member(name)
        .flatMap(value -> string(name, value))
        .filter(text -> accepted(name, Characters.fault(text, lengthAtMost)))
        .orElse("");
  }

  Optional<UUID> id(String name, WireId type) {
    return member(name)
        .flatMap(value -> string(name, value))
        .flatMap(
            text -> {
              Optional<UUID> id = type.parse(text);
              if (id.isEmpty()) {
                errors.add(name, "is not an id of the form " + form(type));
              }
              return id;
            });
  }

  static String form(WireId type) {
    return type.format(new UUID(0, 0));
  }

  /** One of the constants of {@code type}, by its exact name. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    Optional<String> text = member(name).flatMap(value -> string(name, value));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (constant.name().equals(text.get())) {
        return Optional.of(constant);
      }
    }
    errors.add(name, "is unknown; it is one of " + Arrays.toString(constants));
    return Optional.empty();
  }

  /**
   * A whole number from 1, however it is written: 5, 5.0 and 5e0 are the same (RFC 8259 knows no
   * integers). What is beyond an int is read as the largest.
   */
  int positive(String name) {
    Optional<BigDecimal> number = member(name).flatMap(value -> number(name, value));
    if (number.isEmpty()) {
      return 1;
    }
    // Compared before anything is made of it: a short text may be a number of a billion digits.
    if (number.get().compareTo(BigDecimal.ONE) < 0) {
      errors.add(name, "must be at least 1");
      return 1;
    }
    if (number.get().compareTo(INT_MAX) >= 0) {
      return Integer.MAX_VALUE;
    }
    if (number.get().stripTrailingZeros().scale() > 0) {
      errors.add(name, "must be a whole number");
      return 1;
    }
    return number.get().intValueExact();
  }

  int positive(String name, int atMost) {
    int number = positive(name);
    if (number > atMost) {
      errors.add(name, "must be at most " + atMost);
    }
    return number;
  }

  /** A moment as RFC 3339 writes it, in UTC. */
  Instant time(String name) {
    return member(name)
        .flatMap(value -> string(name, value))
        .flatMap(
            text -> {
              try {
                return Optional.of(Instant.parse(text));
              } catch (DateTimeParseException e) {
                errors.add(name, "is not a time like 2026-03-01T09:00:00Z");
                return Optional.empty();
              }
            })
        .orElse(Instant.EPOCH);
  }

  /** Whether an optional member says something; {@code null} does not. */
  boolean has(String name) {
    known.add(name);
    return !body.members().getOrDefault(name, JsonValue.NULL).equals(JsonValue.NULL);
  }

  /**
   * A list of texts, none twice.
   *
   * @param entry reads one, or says that it is not {@code wanted}
   */
  <T> List<T> list(
      String name, int atLeast, int atMost, String wanted, Function<String, Optional<T>> entry) {
    Optional<JsonArray> array = member(name).flatMap(value -> array(name, value));
    if (array.isEmpty()) {
      return List.of();
    }
    if (array.get().size() < atLeast || array.get().size() > atMost) {
      errors.add(name, "must have " + atLeast + " to " + atMost + " entries");
      return List.of();
    }
    List<T> read = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (int i = 0; i < array.get().size(); i++) {
      Optional<T> one =
          array.get().get(i) instanceof JsonString text
              ? entry.apply(text.getString())
              : Optional.empty();
      if (one.isEmpty() || !seen.add(one.get())) {
        errors.add(
            name, "entry " + (i + 1) + (one.isEmpty() ? " is not " + wanted : " is there already"));
        return List.of();
      }
      read.add(one.get());
    }
    return read;
  }

  private Optional<JsonValue> member(String name) {
    known.add(name);
    JsonValue value = body.members().get(name);
    if (value == null || value.equals(JsonValue.NULL)) {
      errors.add(name, "is missing");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<String> string(String name, JsonValue value) {
    return value instanceof JsonString text
        ? Optional.of(text.getString())
        : wrongType(name, "a string");
  }

  private Optional<BigDecimal> number(String name, JsonValue value) {
    return value instanceof JsonNumber number
        ? Optional.of(number.bigDecimalValue())
        : wrongType(name, "a number");
  }

  private Optional<JsonArray> array(String name, JsonValue value) {
    return value instanceof JsonArray array ? Optional.of(array) : wrongType(name, "a list");
  }

  private <T> Optional<T> wrongType(String name, String wanted) {
    errors.add(name, "must be " + wanted);
    return Optional.empty();
  }

  private boolean accepted(String name, Optional<String> fault) {
    fault.ifPresent(message -> errors.add(name, message));
    return fault.isEmpty();
  }
}
