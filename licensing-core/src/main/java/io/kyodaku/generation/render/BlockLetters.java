package io.kyodaku.generation.render;

import java.awt.Graphics2D;
import java.util.Locale;
import java.util.Map;

/**
 * Letters of five by seven squares, for machines that have no fonts at all: enough to say in
 * English what a picture is. What it has no letter for becomes a box.
 */
final class BlockLetters {

  private static final int COLUMNS = 5;
  private static final int ROWS = 7;

  /** Rows from top to bottom; in each the highest of five bits is the leftmost square. */
  private static final Map<Character, int[]> LETTERS =
      Map.ofEntries(
          Map.entry('A', new int[] {14, 17, 17, 31, 17, 17, 17}),
          Map.entry('B', new int[] {30, 17, 17, 30, 17, 17, 30}),
          Map.entry('C', new int[] {14, 17, 16, 16, 16, 17, 14}),
          Map.entry('D', new int[] {30, 17, 17, 17, 17, 17, 30}),
          Map.entry('E', new int[] {31, 16, 16, 30, 16, 16, 31}),
          Map.entry('F', new int[] {31, 16, 16, 30, 16, 16, 16}),
          Map.entry('G', new int[] {14, 17, 16, 23, 17, 17, 15}),
          Map.entry('H', new int[] {17, 17, 17, 31, 17, 17, 17}),
          Map.entry('I', new int[] {14, 4, 4, 4, 4, 4, 14}),
          Map.entry('J', new int[] {7, 2, 2, 2, 2, 18, 12}),
          Map.entry('K', new int[] {17, 18, 20, 24, 20, 18, 17}),
          Map.entry('L', new int[] {16, 16, 16, 16, 16, 16, 31}),
          Map.entry('M', new int[] {17, 27, 21, 21, 17, 17, 17}),
          Map.entry('N', new int[] {17, 25, 21, 19, 17, 17, 17}),
          Map.entry('O', new int[] {14, 17, 17, 17, 17, 17, 14}),
          Map.entry('P', new int[] {30, 17, 17, 30, 16, 16, 16}),
          Map.entry('Q', new int[] {14, 17, 17, 17, 21, 18, 13}),
          Map.entry('R', new int[] {30, 17, 17, 30, 20, 18, 17}),
          Map.entry('S', new int[] {15, 16, 16, 14, 1, 1, 30}),
          Map.entry('T', new int[] {31, 4, 4, 4, 4, 4, 4}),
          Map.entry('U', new int[] {17, 17, 17, 17, 17, 17, 14}),
          Map.entry('V', new int[] {17, 17, 17, 17, 10, 10, 4}),
          Map.entry('W', new int[] {17, 17, 17, 21, 21, 27, 17}),
          Map.entry('X', new int[] {17, 10, 4, 4, 4, 10, 17}),
          Map.entry('Y', new int[] {17, 10, 4, 4, 4, 4, 4}),
          Map.entry('Z', new int[] {31, 1, 2, 4, 8, 16, 31}),
          Map.entry('0', new int[] {14, 19, 21, 21, 21, 25, 14}),
          Map.entry('1', new int[] {4, 12, 4, 4, 4, 4, 14}),
          Map.entry('2', new int[] {14, 17, 1, 6, 8, 16, 31}),
          Map.entry('3', new int[] {30, 1, 1, 14, 1, 1, 30}),
          Map.entry('4', new int[] {2, 6, 10, 18, 31, 2, 2}),
          Map.entry('5', new int[] {31, 16, 30, 1, 1, 17, 14}),
          Map.entry('6', new int[] {6, 8, 16, 30, 17, 17, 14}),
          Map.entry('7', new int[] {31, 1, 2, 2, 4, 4, 4}),
          Map.entry('8', new int[] {14, 17, 17, 14, 17, 17, 14}),
          Map.entry('9', new int[] {14, 17, 17, 15, 1, 2, 12}),
          Map.entry(' ', new int[] {0, 0, 0, 0, 0, 0, 0}),
          Map.entry('-', new int[] {0, 0, 0, 31, 0, 0, 0}),
          Map.entry('.', new int[] {0, 0, 0, 0, 0, 12, 12}),
          Map.entry(',', new int[] {0, 0, 0, 0, 12, 4, 8}),
          Map.entry(';', new int[] {0, 12, 12, 0, 12, 4, 8}),
          Map.entry('(', new int[] {2, 4, 8, 8, 8, 4, 2}),
          Map.entry(')', new int[] {8, 4, 2, 2, 2, 4, 8}),
          Map.entry(':', new int[] {0, 12, 12, 0, 12, 12, 0}),
          Map.entry('\'', new int[] {4, 4, 8, 0, 0, 0, 0}),
          Map.entry('!', new int[] {4, 4, 4, 4, 4, 0, 4}),
          Map.entry('?', new int[] {14, 17, 1, 2, 4, 0, 4}));

  private static final int[] BOX = {31, 17, 17, 17, 17, 17, 31};

  private BlockLetters() {}

  /** Draws one line whose top left corner is given; each square has {@code size} pixels a side. */
  static void draw(Graphics2D canvas, String line, int left, int top, int size) {
    int x = left;
    for (char letter : line.toUpperCase(Locale.ROOT).toCharArray()) {
      drawLetter(canvas, LETTERS.getOrDefault(letter, BOX), x, top, size);
      x += width(1, size);
    }
  }

  private static void drawLetter(Graphics2D canvas, int[] rows, int left, int top, int size) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        if ((rows[row] >> (COLUMNS - 1 - column) & 1) == 1) {
          canvas.fillRect(left + column * size, top + row * size, size, size);
        }
      }
    }
  }

  static int width(int letters, int size) {
    return letters * (COLUMNS + 1) * size;
  }

  static int height(int size) {
    return (ROWS + 2) * size;
  }
}
