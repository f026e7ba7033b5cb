package io.kyodaku.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON, written member by member by whoever knows what comes next: what is asked for most must not
 * wait for a binding to look at it. Escaped as JSON-B's writer does, of which a test holds it to
 * every character.
 */
final class JsonText {

  private static final int SIZE = 1024;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(SIZE);

  /** The object that {@code members} writes. */
  JsonText object(Runnable members) {
    begin();
    text.append('{');
    members.run();
    text.append('}');
    return this;
  }

  /** A member of the object that is being written; its value is what is written next. */
  JsonText member(String name) {
    begin();
    text.append('"').append(name).append("\":");
    return this;
  }

  JsonText member(String name, @Nullable String value) {
    return member(name).string(value);
  }

  JsonText member(String name, @Nullable Enum<?> value) {
    return member(name).string(value == null ? null : value.name());
  }

  JsonText member(String name, @Nullable BigDecimal value) {
    member(name);
    text.append(value);
    return this;
  }

  JsonText member(String name, int value) {
    member(name);
    text.append(value);
    return this;
  }

  /** A list, each entry of which {@code entry} writes. */
  <T> JsonText list(String name, List<T> entries, BiConsumer<JsonText, T> entry) {
    member(name);
    text.append('[');
    for (int i = 0; i < entries.size(); i++) {
      entry.accept(this, entries.get(i));
    }
    text.append(']');
    return this;
  }

  JsonText strings(String name, List<String> entries) {
    return list(name, entries, JsonText::string);
  }

  /**
   * What stands in a map of members: texts, whole numbers, and lists and maps of these.
   *
   * @throws IllegalArgumentException for anything else
   */
  void value(Object value) {
    switch (value) {
      case String one -> string(one);
      case Integer one -> {
        begin();
        text.append(one.intValue());
      }
      case List<?> many -> {
        begin();
        text.append('[');
        many.forEach(this::value);
        text.append(']');
      }
      case Map<?, ?> members ->
          object(() -> members.forEach((name, of) -> member(String.valueOf(name)).value(of)));
      default -> throw new IllegalArgumentException("not written as JSON here: " + value);
    }
  }

  JsonText string(@Nullable String value) {
    begin();
    if (value == null) {
      text.append("null");
      return this;
    }
    text.append('"');
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        text.append(value, from, i);
        escape(c);
        from = i + 1;
      }
    }
    text.append(value, from, value.length()).append('"');
    return this;
  }

  private void escape(char c) {
    text.append('\\');
    switch (c) {
      case '"', '\\' -> text.append(c);
      case '\b' -> text.append('b');
      case '\f' -> text.append('f');
      case '\n' -> text.append('n');
      case '\r' -> text.append('r');
      case '\t' -> text.append('t');
      default -> text.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }

  /** A comma before everything but the first of a list or object, and the value of a member. */
  private void begin() {
    if (!text.isEmpty() && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
