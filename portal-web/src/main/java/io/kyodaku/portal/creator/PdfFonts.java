package io.kyodaku.portal.creator;

import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document, which come with us, so that a receipt looks the same wherever it is
 * made and wherever it is read: only the letters that are used are embedded. BIZ UDPGothic (SIL
 * Open Font License) has Latin, Greek, Cyrillic and Japanese; Droid Sans Fallback (Apache License)
 * has Chinese. Han characters that both have are drawn as the reader's language draws them. What
 * neither has becomes a geta, 〓, as printers set for a letter that they lack.
 */
final class PdfFonts {

  private static final String JAPANESE = "/io/kyodaku/portal/fonts/BIZUDPGothic-Regular.ttf";
  private static final String CHINESE = "/io/kyodaku/portal/fonts/DroidSansFallback.ttf";
  private static final String LACKING = "〓";
  private static final float UNITS = 1_000;

  private final List<PDFont> fonts;
  private final Locale locale;
  private final Map<Integer, PDFont> known = new HashMap<>();

  private PdfFonts(List<PDFont> fonts, Locale locale) {
    this.fonts = fonts;
    this.locale = locale;
  }

  static PdfFonts in(PDDocument document, String language) throws IOException {
    PDFont japanese = load(document, JAPANESE);
    PDFont chinese = load(document, CHINESE);
    Locale locale = Locale.forLanguageTag(language);
    return new PdfFonts(
        locale.getLanguage().equals("zh") ? List.of(chinese, japanese) : List.of(japanese, chinese),
        locale);
  }

  private static PDFont load(PDDocument document, String resource) throws IOException {
    try (InputStream file = PdfFonts.class.getResourceAsStream(resource)) {
      return PDType0Font.load(document, Objects.requireNonNull(file, resource), true);
    }
  }

  /** Letters side by side of one font. */
  record Run(PDFont font, String text) {}

  /** Without what is not a letter: controls and marks that turn the direction. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    PDFont current = fonts.getFirst();
    for (int letter : text.codePoints().filter(PdfFonts::isPrinted).toArray()) {
      PDFont font = known.computeIfAbsent(letter, this::fontOf);
      if (!font.equals(current) && !letters.isEmpty()) {
        runs.add(new Run(current, letters.toString()));
        letters.setLength(0);
      }
      current = font;
      letters.append(has(font, letter) ? Character.toString(letter) : LACKING);
    }
    if (!letters.isEmpty()) {
      runs.add(new Run(current, letters.toString()));
    }
    return runs;
  }

  private static boolean isPrinted(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  private PDFont fontOf(int letter) {
    return fonts.stream()
        .filter(font -> has(font, letter))
        .findFirst()
        .orElseGet(
            () ->
                fonts.stream()
                    .filter(font -> has(font, LACKING.codePointAt(0)))
                    .findFirst()
                    .orElseThrow());
  }

  private static boolean has(PDFont font, int letter) {
    try {
      return font.encode(Character.toString(letter)).length > 0;
    } catch (IllegalArgumentException lacking) {
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  float width(String text, float size) throws IOException {
    float width = 0;
    for (Run run : runs(text)) {
      width += run.font().getStringWidth(run.text());
    }
    return width / UNITS * size;
  }

  /** Broken where the language breaks lines; a word that is too long, anywhere. */
  List<String> lines(String text, float size, float wide) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    BreakIterator breaks = BreakIterator.getLineInstance(locale);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      for (String part : parts(text.substring(start, end), size, wide)) {
        if (!line.isEmpty() && width(line + part.stripTrailing(), size) > wide) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private List<String> parts(String word, float size, float wide) throws IOException {
    if (width(word, size) <= wide) {
      return List.of(word);
    }
    return word.codePoints().mapToObj(Character::toString).toList();
  }
}
