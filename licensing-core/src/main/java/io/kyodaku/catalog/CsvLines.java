package io.kyodaku.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one after another. Blank lines are passed over, and yet counted as a
 * spreadsheet does; of files that people hand in, rows of empty cells too, which spreadsheet
 * programs like to leave behind.
 */
final class CsvLines implements AutoCloseable {

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final boolean peoples;
  private @Nullable List<String> ahead;
  private int row;

  CsvLines(byte[] content, FileShape shape, boolean peoples) throws IOException {
    this.peoples = peoples;
    parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(shape.separator().sign())
            .setIgnoreEmptyLines(false)
            .get()
            .parse(text(content, shape));
    records = parser.iterator();
  }

  private static BoundedRows text(byte[] content, FileShape shape) {
    int begin = shape.begin(content);
    return new BoundedRows(
        new InputStreamReader(
            new ByteArrayInputStream(content, begin, content.length - begin),
            shape
                .encoding()
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        shape.separator().sign());
  }

  /** Whether a row is too long to be read, as far as the file is text at all. */
  static boolean hasTooLong(byte[] content, FileShape shape) {
    try (BoundedRows text = text(content, shape)) {
      return text.hasTooLong();
    } catch (IOException noText) {
      return false;
    }
  }

  /** The first rows as far as they can be read: an end in the middle of one is nothing. */
  static List<List<String>> head(byte[] content, FileShape shape, int rows) {
    List<List<String>> read = new ArrayList<>();
    try (CsvLines lines = new CsvLines(content, shape, true)) {
      while (read.size() < rows && !lines.atEnd()) {
        read.add(lines.next());
      }
    } catch (IOException | UncheckedIOException | IllegalStateException brokenOrCut) {
      return read;
    }
    return read;
  }

  /** The number of the last row that was read, the header being 1. */
  int row() {
    return row;
  }

  boolean atEnd() {
    while (ahead == null && records.hasNext()) {
      List<String> cells = records.next().toList();
      row++;
      ahead = isBlank(cells) ? null : cells;
    }
    return ahead == null;
  }

  private boolean isBlank(List<String> cells) {
    return (peoples || cells.size() == 1) && cells.stream().allMatch(String::isBlank);
  }

  List<String> next() {
    if (atEnd()) {
      throw new NoSuchElementException();
    }
    List<String> cells = Objects.requireNonNull(ahead);
    ahead = null;
    return cells;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
