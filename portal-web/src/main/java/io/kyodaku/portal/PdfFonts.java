package io.kyodaku.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document, which come with us, so that a sheet looks the same wherever it is made
 * and wherever it is read: only the letters that are used are embedded. BIZ UDPGothic (SIL Open
 * Font License) has Latin, Greek, Cyrillic and Japanese; Droid Sans Fallback (Apache License) has
 * Chinese. Han characters that both have are drawn as the reader's language draws them. What
 * neither has becomes a geta, 〓, as printers set for a letter that they lack. A font is read when
 * the first letter needs it: each has megabytes.
 */
public final class PdfFonts {

  private static final String JAPANESE = "/io/kyodaku/portal/fonts/BIZUDPGothic-Regular.ttf";
  private static final String CHINESE = "/io/kyodaku/portal/fonts/DroidSansFallback.ttf";
  private static final String LACKING = "〓";
  private static final int NARROW_SPACE = 0x202F;
  private static final float UNITS = 1_000;

  private final PDDocument document;
  private final List<String> resources;
  private final List<PDFont> read = new ArrayList<>();
  private final Locale locale;
  private final Map<Integer, PDFont> known = new HashMap<>();

  private PdfFonts(PDDocument document, List<String> resources, Locale locale) {
    this.document = document;
    this.resources = resources;
    this.locale = locale;
  }

  public static PdfFonts in(PDDocument document, String language) {
    Locale locale = Locale.forLanguageTag(language);
    return new PdfFonts(
        document,
        locale.getLanguage().equals("zh") ? List.of(CHINESE, JAPANESE) : List.of(JAPANESE, CHINESE),
        locale);
  }

  private PDFont font(int place) {
    while (read.size() <= place) {
      read.add(load(document, resources.get(read.size())));
    }
    return read.get(place);
  }

  private static PDFont load(PDDocument document, String resource) {
    try (InputStream file = PdfFonts.class.getResourceAsStream(resource)) {
      return PDType0Font.load(document, Objects.requireNonNull(file, resource), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many had to be read so far. */
  public int readFonts() {
    return read.size();
  }

  /** In the order in which they are asked; those behind the one that has a letter stay unread. */
  private Stream<PDFont> fonts() {
    return IntStream.range(0, resources.size()).mapToObj(this::font);
  }

  /** Letters side by side of one font. */
  public record Run(PDFont font, String text) {}

  /** Without what is not a letter: controls and marks that turn the direction. */
  public List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    PDFont current = font(0);
    for (int letter :
        text.codePoints().filter(PdfFonts::isPrinted).map(PdfFonts::spaced).toArray()) {
      PDFont font = known.computeIfAbsent(letter, this::fontOf);
      if (!letters.isEmpty() && (!font.equals(current) || wouldJoin(letters, letter))) {
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

  /** The narrow space of English times is one that fonts have. */
  private static int spaced(int letter) {
    return letter == NARROW_SPACE ? ' ' : letter;
  }

  /**
   * One line, each of its characters in a font that has it.
   *
   * @param x from the left, and {@code y} from the bottom of the sheet to the line, in points
   * @param colour red, green and blue from 0 to 1
   */
  public void write(
      PDPageContentStream page, String text, float x, float y, float size, float[] colour)
      throws IOException {
    page.beginText();
    page.setNonStrokingColor(colour[0], colour[1], colour[2]);
    page.newLineAtOffset(x, y);
    for (Run run : runs(text)) {
      page.setFont(run.font(), size);
      page.showText(run.text());
    }
    page.endText();
  }

  /** Joined letters are drawn well, but whoever copies the text, or searches it, finds a hole. */
  private static boolean wouldJoin(StringBuilder letters, int next) {
    return letters.charAt(letters.length() - 1) == 'f' && "fijl".indexOf(next) >= 0;
  }

  private static boolean isPrinted(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  private PDFont fontOf(int letter) {
    return fonts()
        .filter(font -> has(font, letter))
        .findFirst()
        .orElseGet(
            () ->
                fonts()
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
      throw new UncheckedIOException(e);
    }
  }

  public float width(String text, float size) throws IOException {
    float width = 0;
    for (Run run : runs(text)) {
      width += run.font().getStringWidth(run.text());
    }
    return width / UNITS * size;
  }

  /** Broken where the language breaks lines; a word that is too long, anywhere. */
  public List<String> lines(String text, float size, float wide) throws IOException {
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
