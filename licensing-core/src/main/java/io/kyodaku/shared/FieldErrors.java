package io.kyodaku.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one form or row and collects all that is wrong with them, so that whoever
 * filled it in hears of everything at once. After an error, what is returned is only good for
 * reading on.
 */
public final class FieldErrors {

  /** More than this is not tidied, only refused: a file's field may have millions of characters. */
  private static final int PADDING_AT_MOST = 1_000;

  private final List<FieldError> found = new ArrayList<>();

  public void add(String field, Fault.Kind kind, Object... arguments) {
    add(field, kind.with(arguments));
  }

  public void add(String field, Fault fault) {
    found.add(new FieldError(field, fault));
  }

  /** Something that there are only these words for. */
  public void add(String field, String message) {
    found.add(new FieldError(field, message));
  }

  /** One line of text that must be there, as {@link PlainText} wants it. */
  public String line(String field, @Nullable String typed, int lengthAtMost) {
    String text = optionalLine(field, typed, lengthAtMost);
    if (text.isEmpty() && !has(field)) {
      add(field, TextFault.MISSING);
    }
    return text;
  }

  /** One line of text that may be empty. */
  public String optionalLine(String field, @Nullable String typed, int lengthAtMost) {
    return text(field, typed, PlainText.Shape.LINE, lengthAtMost);
  }

  /** Text of several lines that may be empty. */
  public String lines(String field, @Nullable String typed, int lengthAtMost) {
    return text(field, typed, PlainText.Shape.LINES, lengthAtMost);
  }

  /** One of the constants of {@code type}, by its exact name. */
  public <E extends Enum<E>> Optional<E> choice(
      String field, @Nullable String typed, Class<E> type) {
    String name = typed == null ? "" : typed.strip();
    Optional<E> choice =
        Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
    if (choice.isEmpty()) {
      add(
          field,
          name.isEmpty() ? TextFault.CHOICE_MISSING : TextFault.CHOICE_UNKNOWN,
          Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }
    return choice;
  }

  public boolean none() {
    return found.isEmpty();
  }

  public boolean has(String field) {
    return found.stream().anyMatch(error -> error.field().equals(field));
  }

  public List<FieldError> list() {
    return List.copyOf(found);
  }

  private String text(
      String field, @Nullable String typed, PlainText.Shape shape, int lengthAtMost) {
    if (typed != null && typed.length() > PADDING_AT_MOST + 4 * lengthAtMost) {
      add(field, TextFault.TOO_LONG, lengthAtMost);
      return "";
    }
    String text = PlainText.tidy(typed == null ? "" : typed, shape);
    PlainText.fault(text, shape, lengthAtMost).ifPresent(fault -> add(field, fault));
    return text;
  }
}
