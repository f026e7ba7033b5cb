package io.kyodaku.search;

import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.WireId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: a few words, or the id of something.
 *
 * @param text tidy, never empty
 */
public record Asked(String text) {

  public static final int LENGTH_AT_MOST = 200;
  private static final String NUMBER = "#?[0-9]{1,9}";

  /** Empty for what nothing can be found by. */
  public static Optional<Asked> of(@Nullable String typed) {
    if (typed == null || typed.length() > 4 * LENGTH_AT_MOST) {
      return Optional.empty();
    }
    String text = PlainText.tidy(typed, PlainText.Shape.LINE);
    return text.isEmpty() || PlainText.fault(text, PlainText.Shape.LINE, LENGTH_AT_MOST).isPresent()
        ? Optional.empty()
        : Optional.of(new Asked(text));
  }

  Optional<UUID> id(WireId type) {
    return type.parse(text);
  }

  /** Whether it is an id of any type: then it is not looked for as words. */
  public boolean isId() {
    for (WireId type : WireId.values()) {
      if (type.parse(text).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The number of a statement. */
  Optional<Integer> number() {
    return text.matches(NUMBER)
        ? Optional.of(Integer.parseInt(text.replace("#", "")))
        : Optional.empty();
  }

  /** A pattern for whatever has it in it. */
  String within() {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
