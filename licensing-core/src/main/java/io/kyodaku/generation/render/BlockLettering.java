package io.kyodaku.generation.render;

import java.awt.Graphics2D;
import java.text.Normalizer;

/** Lettering without fonts: breaks between words where it can. */
final class BlockLettering implements Lettering {

  private static final int PIXELS_OF_SQUARE = 8;

  @Override
  public int draw(
      Graphics2D canvas, String text, int left, int top, int width, int size, int linesAtMost) {
    int square = Math.max(1, size / PIXELS_OF_SQUARE);
    int room = Math.max(1, width / BlockLetters.width(1, square));
    String rest = plain(text);
    int y = top;
    for (int line = 0; line < linesAtMost && !rest.isEmpty(); line++) {
      int end = end(rest, room);
      boolean cut = line + 1 == linesAtMost && end < rest.length();
      String shown = rest.substring(0, end);
      BlockLetters.draw(canvas, cut ? shortened(shown, room) : shown, left, y, square);
      rest = rest.substring(end).strip();
      y += BlockLetters.height(square);
    }
    return y;
  }

  /** Without accents, which there are no letters for. */
  private static String plain(String text) {
    return Normalizer.normalize(text.replace("©", "(c)"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static int end(String rest, int room) {
    if (rest.length() <= room) {
      return rest.length();
    }
    int space = rest.lastIndexOf(' ', room);
    return space > 0 ? space : room;
  }

  private static String shortened(String shown, int room) {
    String dots = "...";
    int kept = Math.max(0, Math.min(shown.length(), room - dots.length()));
    return shown.substring(0, kept) + dots;
  }
}
