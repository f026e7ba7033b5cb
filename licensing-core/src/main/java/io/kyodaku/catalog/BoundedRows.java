package io.kyodaku.catalog;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of a file of which no row is so wide or so long that it could not be held in memory as
 * cells: what comes before such a row can be read, then reading ends with {@link TooLong}.
 */
final class BoundedRows extends FilterReader {

  static final int CELLS_AT_MOST = 1_000;
  static final int CHARACTERS_AT_MOST = 1_000_000;

  private final char separator;
  private Place place = Place.CELL_BEGINS;
  private int cells = 1;
  private int characters;
  private boolean over;

  BoundedRows(Reader text, char separator) {
    super(text);
    this.separator = separator;
  }

  /** A row is too wide or too long. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private enum Place {
    CELL_BEGINS,
    PLAIN,
    QUOTED,
    /** Another quote goes on with the cell. */
    QUOTE_IN_QUOTED
  }

  /** Whether any row of what is left is too long; nothing of it is kept. */
  boolean hasTooLong() throws IOException {
    char[] buffer = new char[8192];
    try {
      while (read(buffer, 0, buffer.length) >= 0) {
        // Counted as it is read.
      }
      return false;
    } catch (TooLong e) {
      return true;
    }
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    if (over) {
      throw new TooLong();
    }
    int read = super.read(buffer, from, length);
    for (int i = 0; i < read; i++) {
      pass(buffer[from + i]);
      if (cells > CELLS_AT_MOST || characters > CHARACTERS_AT_MOST) {
        over = true;
        return end(i);
      }
    }
    return read;
  }

  private static int end(int fine) throws TooLong {
    if (fine == 0) {
      throw new TooLong();
    }
    return fine;
  }

  private void pass(char sign) {
    characters++;
    if (sign == '"') {
      place =
          switch (place) {
            case CELL_BEGINS, QUOTE_IN_QUOTED -> Place.QUOTED;
            case QUOTED -> Place.QUOTE_IN_QUOTED;
            case PLAIN -> Place.PLAIN;
          };
    } else if (place == Place.QUOTED) {
      return;
    } else if (sign == separator) {
      cells++;
      place = Place.CELL_BEGINS;
    } else if (sign == '\n' || sign == '\r') {
      cells = 1;
      characters = 0;
      place = Place.CELL_BEGINS;
    } else if (place == Place.CELL_BEGINS) {
      place = Place.PLAIN;
    }
  }
}
