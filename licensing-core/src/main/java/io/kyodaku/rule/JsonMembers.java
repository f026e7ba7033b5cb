package io.kyodaku.rule;

import io.kyodaku.shared.FieldErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, read with an error for each that is not what it has to be: by its
 * place in the whole, such as {@code rules[2].seconds.atMost}. What nobody asked for is an error
 * too.
 */
final class JsonMembers {

  private final String path;
  private final Map<String, @Nullable Object> members;
  private final FieldErrors errors;
  private final Set<String> asked = new HashSet<>();

  private JsonMembers(String path, Map<?, ?> members, FieldErrors errors) {
    this.path = path;
    this.errors = errors;
    this.members = new HashMap<>();
    members.forEach((name, value) -> this.members.put(String.valueOf(name), value));
  }

  static JsonMembers of(Map<?, ?> whole, FieldErrors errors) {
    return new JsonMembers("", whole, errors);
  }

  /** Where a member is, in the whole. */
  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  FieldErrors errors() {
    return errors;
  }

  boolean has(String name) {
    asked.add(name);
    return members.get(name) != null;
  }

  /** An error for each member that was not asked for. */
  void nothingElse() {
    members.keySet().stream()
        .filter(name -> !asked.contains(name))
        .sorted()
        .limit(10)
        .forEach(name -> errors.add(at(shortened(name)), RuleFault.NO_MEMBER));
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40);
  }

  Optional<String> text(String name) {
    return switch (value(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> {
        errors.add(at(name), RuleFault.IS_NO_TEXT);
        yield Optional.empty();
      }
    };
  }

  OptionalLong number(String name, long atLeast, long atMost) {
    Object value = value(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!(value instanceof Long || value instanceof Integer)) {
      errors.add(at(name), RuleFault.IS_NO_WHOLE_NUMBER);
      return OptionalLong.empty();
    }
    long number = ((Number) value).longValue();
    if (number < atLeast || number > atMost) {
      errors.add(at(name), RuleFault.IS_OUT_OF_BOUNDS, atLeast, atMost);
      return OptionalLong.empty();
    }
    return OptionalLong.of(number);
  }

  OptionalInt integer(String name, int atLeast, int atMost) {
    OptionalLong number = number(name, atLeast, atMost);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }

  /** The member's own members; none where it is not there or no object. */
  JsonMembers object(String name) {
    return switch (value(name)) {
      case null -> new JsonMembers(at(name), Map.of(), errors);
      case Map<?, ?> object -> new JsonMembers(at(name), object, errors);
      default -> {
        errors.add(at(name), RuleFault.NO_OBJECT);
        yield new JsonMembers(at(name), Map.of(), errors);
      }
    };
  }

  List<JsonMembers> objects(String name, int atMost) {
    return each(
        name,
        atMost,
        (item, at) -> {
          if (item instanceof Map<?, ?> object) {
            return Optional.of(new JsonMembers(at, object, errors));
          }
          errors.add(at, RuleFault.NO_OBJECT);
          return Optional.empty();
        });
  }

  /**
   * Texts that all differ.
   *
   * @param read what a text stands for; empty where it says by itself what is wrong
   */
  <T> List<T> texts(String name, int atMost, BiFunction<String, String, Optional<T>> read) {
    Set<String> seen = new HashSet<>();
    return each(
        name,
        atMost,
        (item, at) -> {
          if (!(item instanceof String text)) {
            errors.add(at, RuleFault.IS_NO_TEXT);
            return Optional.empty();
          }
          if (!seen.add(text)) {
            errors.add(at, RuleFault.SAID_TWICE);
            return Optional.empty();
          }
          return read.apply(text, at);
        });
  }

  <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
    return Set.copyOf(
        texts(name, type.getEnumConstants().length, (text, at) -> errors.choice(at, text, type)));
  }

  private <T> List<T> each(
      String name, int atMost, BiFunction<@Nullable Object, String, Optional<T>> read) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      errors.add(at(name), RuleFault.IS_NO_LIST);
      return List.of();
    }
    if (list.size() > atMost) {
      errors.add(at(name), RuleFault.TOO_MANY_OF_THEM, atMost);
      return List.of();
    }
    List<T> items = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      read.apply(list.get(i), at(name) + "[" + i + "]").ifPresent(items::add);
    }
    return items;
  }

  private @Nullable Object value(String name) {
    asked.add(name);
    return members.get(name);
  }
}
