package io.kyodaku.portal.admin;

import java.util.List;
import java.util.stream.Stream;

/** One answer of a filter. */
public record Choice(String value, String label) {

  /** Those that are called the same in every language. */
  static List<Choice> byName(Enum<?>[] values) {
    return Stream.of(values).map(one -> new Choice(one.name(), one.name())).toList();
  }
}
