package io.kyodaku.catalog;

import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TextFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as a file: RFC 4180 in UTF-8, with the columns of {@link CatalogRow}. Rows are
 * counted as a spreadsheet shows them, the header being row 1; blank lines are counted and passed
 * over. It is read twice: once to know that it can be read to its end, then to take the rows.
 */
final class CatalogFile {

  static final int BYTES_AT_MOST = 20 * 1024 * 1024;
  static final int ROWS_AT_MOST = 100_000;

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final byte[] content;

  CatalogFile(byte[] content) {
    this.content = content;
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

  /** A row with its number. */
  record NumberedRow(int number, CatalogRow.Read read) {}

  /** Takes some rows that follow each other. */
  interface Taker {
    /**
     * @param before how many rows come before these
     */
    void take(int before, List<NumberedRow> rows);
  }

  Checked check() {
    Lines lines = new Lines();
    int rows = 0;
    try (CSVParser parser = FORMAT.parse(reader())) {
      lines.records = parser.iterator();
      if (lines.atEnd()) {
        return broken(0, "header", TextFault.MISSING.with());
      }
      if (!isHeader(lines.next())) {
        return broken(
            lines.row, "header", CatalogFault.NO_HEADER.with(String.join(",", CatalogRow.COLUMNS)));
      }
      while (!lines.atEnd()) {
        var unused = lines.next();
        rows++;
        if (rows > ROWS_AT_MOST) {
          return broken(0, "file", CatalogFault.TOO_MANY_ROWS.with(ROWS_AT_MOST));
        }
      }
      return new Sound(rows);
    } catch (CharacterCodingException e) {
      return broken(lines.row + 1, "file", CatalogFault.NO_UTF_8.with());
    } catch (IOException e) {
      return broken(lines.row + 1, "file", CatalogFault.MISPLACED_QUOTE.with());
    } catch (UncheckedIOException e) {
      return broken(
          lines.row + 1,
          "file",
          e.getCause() instanceof CharacterCodingException
              ? CatalogFault.NO_UTF_8.with()
              : CatalogFault.OPEN_QUOTE.with());
    }
  }

  /**
   * Hands over all rows behind the first {@code skip}, at most {@code size} at once. Of rows that
   * name the same asset only the first good one counts; the others are bad.
   */
  void read(int skip, int size, Taker taker) {
    try (CSVParser parser = FORMAT.parse(reader())) {
      Lines lines = new Lines();
      lines.records = parser.iterator();
      if (!lines.atEnd()) {
        var unused = lines.next();
      }
      Map<CatalogRow.Key, Integer> seen = new HashMap<>();
      List<NumberedRow> rows = new ArrayList<>(size);
      int done = 0;
      while (!lines.atEnd()) {
        List<String> cells = lines.next();
        NumberedRow row = new NumberedRow(lines.row, once(seen, lines.row, cells));
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

  /** Passes over blank lines, and yet counts them as a spreadsheet does. */
  private static final class Lines {

    private Iterator<CSVRecord> records = Collections.emptyIterator();
    private @Nullable List<String> ahead;

    /** The last row that was read, the header being 1. */
    private int row;

    boolean atEnd() {
      while (ahead == null && records.hasNext()) {
        List<String> cells = records.next().toList();
        row++;
        ahead = cells.size() == 1 && cells.getFirst().isBlank() ? null : cells;
      }
      return ahead == null;
    }

    List<String> next() {
      if (atEnd()) {
        throw new NoSuchElementException();
      }
      List<String> cells = Objects.requireNonNull(ahead);
      ahead = null;
      return cells;
    }
  }

  private static CatalogRow.Read once(
      Map<CatalogRow.Key, Integer> seen, int number, List<String> cells) {
    CatalogRow.Read read = CatalogRow.read(cells);
    if (read instanceof CatalogRow.Good good) {
      Integer first = seen.putIfAbsent(good.row().key(), number);
      if (first != null) {
        return new CatalogRow.Bad(
            List.of(new FieldError("asset", CatalogFault.ROW_REPEATED.with(first))));
      }
    }
    return read;
  }

  private static boolean isHeader(List<String> cells) {
    List<String> names = new ArrayList<>(cells);
    if (names.getFirst().startsWith(BYTE_ORDER_MARK)) {
      names.set(0, names.getFirst().substring(BYTE_ORDER_MARK.length()));
    }
    return names.equals(CatalogRow.COLUMNS);
  }

  private Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(content),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Broken broken(int row, String field, Fault fault) {
    return new Broken(row, new FieldError(field, fault));
  }
}
