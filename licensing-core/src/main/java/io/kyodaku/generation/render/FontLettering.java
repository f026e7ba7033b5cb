package io.kyodaku.generation.render;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.Locale;

/** Lettering with the fonts that the machine has, in every script that they cover. */
final class FontLettering implements Lettering {

  @Override
  public int draw(
      Graphics2D canvas, String text, int left, int top, int width, int size, int linesAtMost) {
    if (text.isBlank()) {
      return top;
    }
    AttributedString styled = new AttributedString(text);
    styled.addAttribute(TextAttribute.FONT, new Font(Font.SANS_SERIF, Font.PLAIN, size));
    FontRenderContext context = canvas.getFontRenderContext();
    LineBreakMeasurer lines =
        new LineBreakMeasurer(
            styled.getIterator(), BreakIterator.getLineInstance(Locale.ROOT), context);
    float y = top;
    for (int line = 0; line < linesAtMost && lines.getPosition() < text.length(); line++) {
      TextLayout layout = lines.nextLayout(width);
      y += layout.getAscent();
      float x = layout.isLeftToRight() ? left : left + width - layout.getAdvance();
      layout.draw(canvas, x, y);
      y += layout.getDescent() + layout.getLeading();
    }
    if (lines.getPosition() < text.length()) {
      canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
      y += size;
      canvas.drawString("…", left, y);
    }
    return Math.round(y);
  }
}
