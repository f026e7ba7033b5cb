package io.kyodaku.catalog;

import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TextFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as a file: RFC 4180. As programs send it, it is UTF-8 with the columns of {@link
 * CatalogRow} and a header that names them; somebody's own is read as a {@link FileReading} says.
 * Rows are counted as a spreadsheet shows them, the header being row 1; blank lines are counted and
 * passed over. It is read twice: once to know that it can be read to its end, then to take the
 * rows.
 */
final class CatalogFile {

  static final int BYTES_AT_MOST = 20 * 1024 * 1024;
  static final int ROWS_AT_MOST = 100_000;

  private final byte[] content;
  private final @Nullable FileReading reading;

  CatalogFile(byte[] content) {
    this(content, null);
  }

  CatalogFile(byte[] content, @Nullable FileReading reading) {
    this.content = content;
    this.reading = reading;
  }

  /** Whether the file as a whole can be taken. */
  sealed interface Checked {}

  /**
   * @param rows without the header
   */
  record Sound(int rows) implements Checked {}

  /**
   * @param row at which reading ended, or 0 for the file as a whole
   */
  record Broken(int row, FieldError error) implements Checked {}

  /** A row with its number and its cells as they stand in the file. */
  record NumberedRow(int number, List<String> cells, CatalogRow.Read read) {}

  /** Takes some rows that follow each other. */
  interface Taker {
    /**
     * @param before how many rows come before these
     */
    void take(int before, List<NumberedRow> rows);
  }

  Checked check() {
    int reached = 0;
    int rows = 0;
    try (CsvLines lines = new CsvLines(content, shape(), reading != null)) {
      try {
        if (lines.atEnd()) {
          return broken(0, "header", TextFault.MISSING.with());
        }
        Fault header = headerFault(lines.next());
        if (header != null) {
          return broken(lines.row(), "header", header);
        }
        while (!lines.atEnd()) {
          var unused = lines.next();
          rows++;
          if (rows > ROWS_AT_MOST) {
            return broken(0, "file", CatalogFault.TOO_MANY_ROWS.with(ROWS_AT_MOST));
          }
        }
        return new Sound(rows);
      } finally {
        reached = lines.row();
      }
    } catch (CharacterCodingException e) {
      return broken(reached + 1, "file", noText());
    } catch (IOException e) {
      return broken(reached + 1, "file", CatalogFault.MISPLACED_QUOTE.with());
    } catch (UncheckedIOException e) {
      return broken(reached + 1, "file", unreadable(e));
    }
  }

  private Fault unreadable(UncheckedIOException e) {
    if (e.getCause() instanceof CharacterCodingException) {
      return noText();
    }
    return e.getCause() instanceof BoundedRows.TooLong ? tooLong() : CatalogFault.OPEN_QUOTE.with();
  }

  /** Of a row that nobody could read. */
  static Fault tooLong() {
    return CatalogFault.ROW_TOO_LONG.with(
        BoundedRows.CELLS_AT_MOST, BoundedRows.CHARACTERS_AT_MOST);
  }

  /**
   * Hands over all rows behind the first {@code skip}, at most {@code size} at once. Of rows that
   * name the same asset only the first good one counts; the others are bad.
   */
  void read(int skip, int size, Taker taker) {
    try (CsvLines lines = new CsvLines(content, shape(), reading != null)) {
      passHeader(lines);
      Map<CatalogRow.Key, Integer> seen = new HashMap<>();
      List<NumberedRow> rows = new ArrayList<>(size);
      int done = 0;
      while (!lines.atEnd()) {
        NumberedRow row = next(lines, seen);
        done++;
        if (done > skip) {
          rows.add(row);
        }
        if (rows.size() == size) {
          taker.take(done - size, List.copyOf(rows));
          rows.clear();
        }
      }
      if (!rows.isEmpty()) {
        taker.take(done - rows.size(), List.copyOf(rows));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("it was checked before", e);
    }
  }

  /** The first rows below the header. */
  List<NumberedRow> first(int size) {
    try (CsvLines lines = new CsvLines(content, shape(), reading != null)) {
      passHeader(lines);
      Map<CatalogRow.Key, Integer> seen = new HashMap<>();
      List<NumberedRow> rows = new ArrayList<>(size);
      while (rows.size() < size && !lines.atEnd()) {
        rows.add(next(lines, seen));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("it was checked before", e);
    }
  }

  private static void passHeader(CsvLines lines) {
    if (!lines.atEnd()) {
      var unused = lines.next();
    }
  }

  private NumberedRow next(CsvLines lines, Map<CatalogRow.Key, Integer> seen) {
    List<String> cells = lines.next();
    return new NumberedRow(lines.row(), cells, once(seen, lines.row(), read(cells)));
  }

  private CatalogRow.Read read(List<String> cells) {
    return reading == null ? CatalogRow.read(cells) : reading.read(cells);
  }

  private static CatalogRow.Read once(
      Map<CatalogRow.Key, Integer> seen, int number, CatalogRow.Read read) {
    if (read instanceof CatalogRow.Good good) {
      Integer first = seen.putIfAbsent(good.row().key(), number);
      if (first != null) {
        return new CatalogRow.Bad(
            List.of(new FieldError("asset", CatalogFault.ROW_REPEATED.with(first))));
      }
    }
    return read;
  }

  private @Nullable Fault headerFault(List<String> header) {
    if (reading == null) {
      return header.equals(CatalogRow.COLUMNS)
          ? null
          : CatalogFault.NO_HEADER.with(String.join(",", CatalogRow.COLUMNS));
    }
    return header.size() > FileReading.COLUMNS_AT_MOST
        ? CatalogFault.TOO_MANY_COLUMNS.with(FileReading.COLUMNS_AT_MOST)
        : null;
  }

  private FileShape shape() {
    return reading == null ? FileShape.PLAIN : reading.shape();
  }

  private Fault noText() {
    FileShape.Encoding encoding = shape().encoding();
    return encoding == FileShape.Encoding.UTF_8
        ? CatalogFault.NO_UTF_8.with()
        : CatalogFault.NOT_IN_ENCODING.with(encoding.charset().name());
  }

  private static Broken broken(int row, String field, Fault fault) {
    return new Broken(row, new FieldError(field, fault));
  }
}
