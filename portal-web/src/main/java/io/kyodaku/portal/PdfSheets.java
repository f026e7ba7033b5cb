package io.kyodaku.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Sheets of A4 that are written from the top, in points from the left and from the top; what does
 * not fit a sheet goes on on the next. What a sheet says is its writer's.
 */
final class PdfSheets implements AutoCloseable {

  static final float HEIGHT = PDRectangle.A4.getHeight();
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float SMALL = 8;
  static final float[] INK = {0.10f, 0.09f, 0.08f};
  static final float[] QUIET = {0.38f, 0.36f, 0.33f};
  private static final float[] RED = {0.72f, 0.21f, 0.15f};
  private static final float[] WHITE = {1, 1, 1};
  private static final String PLATFORM = "許諾";

  private final PDDocument document;
  private final PdfFonts fonts;
  private final Layout layout;
  private final String foot;
  private PDPageContentStream page;
  private float down;
  private int sheets;

  /**
   * @param margin on the left, the right and above
   * @param below what stays free at the foot
   * @param leading from line to line, as a multiple of the letters' size
   * @param seal the side of the platform's seal
   * @param sealText the size of the letters in it
   */
  record Layout(float margin, float below, float leading, float seal, float sealText) {

    float right() {
      return WIDTH - margin;
    }
  }

  /** What is written. */
  @FunctionalInterface
  interface Writing {
    void on(PdfSheets sheets) throws IOException;
  }

  private PdfSheets(PDDocument document, PdfFonts fonts, Layout layout, String foot)
      throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.layout = layout;
    this.foot = foot;
    page = sheet();
  }

  /**
   * A document.
   *
   * @param language of its words, as BCP 47 has it
   * @param foot at the foot of each sheet, with its number; empty for neither
   */
  static byte[] of(String title, String language, Layout layout, String foot, Writing writing)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setProducer("Kyodaku");
      document.getDocumentCatalog().setLanguage(language);
      PdfFonts fonts = PdfFonts.in(document, language);
      try (PdfSheets sheets = new PdfSheets(document, fonts, layout, foot)) {
        writing.on(sheets);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  PdfFonts fonts() {
    return fonts;
  }

  /** How many there are by now. */
  int count() {
    return sheets;
  }

  float down() {
    return down;
  }

  void to(float y) {
    down = y;
  }

  void skip(float points) {
    down += points;
  }

  boolean hasRoom(float wanted) {
    return down + wanted <= HEIGHT - layout.below();
  }

  /** On the next sheet where there is none on this. */
  void room(float wanted) throws IOException {
    if (!hasRoom(wanted)) {
      turn();
    }
  }

  /** To the next sheet. */
  void turn() throws IOException {
    page.close();
    page = sheet();
  }

  private PDPageContentStream sheet() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    sheets++;
    down = layout.margin();
    PDPageContentStream content = new PDPageContentStream(document, next);
    page = content;
    if (!foot.isEmpty()) {
      float baseline = HEIGHT - layout.margin() / 2;
      write(foot, layout.margin(), baseline, SMALL, QUIET);
      right(String.valueOf(sheets), layout.right(), baseline, SMALL, QUIET);
    }
    return content;
  }

  /** The platform's, in the upper right corner. */
  void seal() throws IOException {
    float left = layout.right() - layout.seal();
    page.setNonStrokingColor(RED[0], RED[1], RED[2]);
    page.addRect(left, HEIGHT - layout.margin() - layout.seal(), layout.seal(), layout.seal());
    page.fill();
    float size = layout.sealText();
    write(
        PLATFORM,
        left + layout.seal() / 2 - fonts.width(PLATFORM, size) / 2,
        layout.margin() + layout.seal() / 2 + size / 2.8f,
        size,
        WHITE);
  }

  /** A line from margin to margin. */
  void rule(float y) throws IOException {
    page.setStrokingColor(QUIET[0], QUIET[1], QUIET[2]);
    page.setLineWidth(0.4f);
    page.moveTo(layout.margin(), HEIGHT - y);
    page.lineTo(layout.right(), HEIGHT - y);
    page.stroke();
  }

  /** Lines one below the other, on as many sheets as they take. */
  void paragraph(String text, float x, float wide, float size, float[] colour) throws IOException {
    for (String line : fonts.lines(text, size, wide)) {
      room(size * layout.leading());
      write(line, x, down, size, colour);
      down += size * layout.leading();
    }
  }

  /** Ends at an edge. */
  void right(String text, float edge, float baseline, float size, float[] colour)
      throws IOException {
    if (!text.isEmpty()) {
      write(text, edge - fonts.width(text, size), baseline, size, colour);
    }
  }

  void write(String text, float x, float baseline, float size, float[] colour) throws IOException {
    fonts.write(page, text, x, HEIGHT - baseline, size, colour);
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
