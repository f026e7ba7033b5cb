package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of what somebody chose, of what was chosen before and of guesses how a file is read. */
final class ReadingChoice {

  private static final int OTHERWISE_LENGTH_AT_MOST = 200;
  private static final Map<What, String> AT_FIRST = Map.of(What.KIND, AssetKind.CHARACTER.name());

  private ReadingChoice() {}

  /** How a file with this header was read before. */
  record Before(List<String> header, List<ColumnSays> columns, Map<What, String> otherwise) {

    /** One column more at the end is the reasons that came with the rows that were wrong. */
    boolean fits(List<String> other) {
      return other.equals(header)
          || (other.size() == header.size() + 1 && other.subList(0, header.size()).equals(header));
    }
  }

  /**
   * @param remembered whether it was taken from an import before
   */
  record Chosen(FileReading reading, List<String> header, boolean remembered) {

    List<FieldError> errors() {
      FieldErrors errors = new FieldErrors();
      reading.check(errors);
      return errors.list();
    }
  }

  static Chosen choose(byte[] content, ReadingAsked asked, List<Before> before) {
    FileShape shape =
        FileShape.found(
            content,
            constant(FileShape.Encoding.values(), asked.encoding()),
            constant(FileShape.Separator.values(), asked.separator()));
    List<List<String>> head = CsvLines.head(content, shape, 1);
    List<String> header = head.isEmpty() ? List.of() : head.getFirst();
    if (!asked.columns().isEmpty()) {
      return new Chosen(
          new FileReading(shape, asked(header.size(), asked), otherwise(asked)), header, false);
    }
    Optional<Before> same = before.stream().filter(b -> b.fits(header)).findFirst();
    if (same.isPresent()) {
      List<ColumnSays> columns = new ArrayList<>(same.get().columns());
      while (columns.size() < header.size()) {
        columns.add(ColumnSays.of(What.NOTHING));
      }
      return new Chosen(new FileReading(shape, columns, same.get().otherwise()), header, true);
    }
    return new Chosen(new FileReading(shape, ColumnGuess.of(header), AT_FIRST), header, false);
  }

  private static List<ColumnSays> asked(int columns, ReadingAsked asked) {
    List<ColumnSays> says = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      says.add(
          ColumnSays.parse(asked.columns().get(i)).orElseGet(() -> ColumnSays.of(What.NOTHING)));
    }
    return says;
  }

  private static Map<What, String> otherwise(ReadingAsked asked) {
    Map<What, String> otherwise = new EnumMap<>(What.class);
    for (What what : FileReading.OTHERWISE) {
      String value = asked.otherwise().getOrDefault(what, "").strip();
      if (!value.isEmpty() && value.length() <= OTHERWISE_LENGTH_AT_MOST) {
        otherwise.put(what, value);
      }
    }
    return otherwise;
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] all, @Nullable String name) {
    return Arrays.stream(all).filter(constant -> constant.name().equals(name)).findFirst();
  }
}
