package io.kyodaku.generation.render;

import java.awt.Graphics2D;

/** Draws text into a column, as far as there is room. */
interface Lettering {

  /**
   * Draws {@code text} below {@code top}, broken into lines.
   *
   * @param size of its letters in pixels, about
   * @param linesAtMost what is longer ends in an ellipsis
   * @return where the next text may begin
   */
  int draw(Graphics2D canvas, String text, int left, int top, int width, int size, int linesAtMost);
}
