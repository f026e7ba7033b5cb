package io.kyodaku.portal;

import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.StatementSheet.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A statement on sheets of A4. Points from the left and from the top; the head of the table is on
 * every sheet that it goes on on, and a row stays together.
 */
final class StatementPdf implements AutoCloseable {

  private static final PDRectangle SHEET = PDRectangle.A4;
  private static final float MARGIN = 48;
  private static final float RIGHT = SHEET.getWidth() - MARGIN;
  private static final float VALUES = MARGIN + 130;
  private static final float BOTTOM = SHEET.getHeight() - 72;
  private static final float TITLE = 20;
  private static final float TEXT = 9;
  private static final float SMALL = 8;
  private static final float LEADING = 1.5f;
  private static final float GAP = 8;
  private static final float SEAL = 34;
  private static final float SEAL_TEXT = 14;
  private static final float AMOUNT = RIGHT;
  private static final float BASE = RIGHT - 118;
  private static final float SECONDS = RIGHT - 236;
  private static final float USAGES = RIGHT - 288;
  private static final float WORDS_WIDE = USAGES - MARGIN - 45;
  private static final float[] INK = {0.10f, 0.09f, 0.08f};
  private static final float[] QUIET = {0.38f, 0.36f, 0.33f};
  private static final float[] RED = {0.72f, 0.21f, 0.15f};
  private static final float[] WHITE = {1, 1, 1};

  private final PDDocument document;
  private final PdfFonts fonts;
  private final StatementSheet said;
  private PDPageContentStream page;
  private float down = MARGIN;
  private int sheets;

  private StatementPdf(PDDocument document, PdfFonts fonts, StatementSheet said)
      throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.said = said;
    page = sheet();
  }

  static byte[] of(StatementSheet said) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(said.title());
      document.getDocumentInformation().setProducer("Kyodaku");
      document.getDocumentCatalog().setLanguage(said.language());
      PdfFonts fonts = PdfFonts.in(document, said.language());
      try (StatementPdf pdf = new StatementPdf(document, fonts, said)) {
        pdf.print();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private void print() throws IOException {
    seal();
    down += TITLE;
    paragraph(said.title(), MARGIN, RIGHT - MARGIN - SEAL - 2 * GAP, TITLE, INK);
    down = Math.max(down, MARGIN + SEAL) + 2 * GAP;
    for (Fact fact : said.facts()) {
      fact(fact);
    }
    down += 2 * GAP;
    row(said.head(), SMALL, QUIET);
    for (Row row : said.rows()) {
      keepTogether(row);
      rule();
      row(row, TEXT, row.strong() ? INK : QUIET);
    }
    rule();
    down += GAP;
    for (String note : said.notes()) {
      paragraph(note, MARGIN, RIGHT - MARGIN, SMALL, QUIET);
    }
  }

  private void fact(Fact fact) throws IOException {
    room(TEXT * LEADING);
    write(fact.label(), MARGIN, down, TEXT, QUIET);
    for (String value : fact.values()) {
      paragraph(value, VALUES, RIGHT - VALUES, TEXT, INK);
    }
    down += GAP / 2;
  }

  /** A row begins on the next sheet, below the table's head, where it does not fit on this. */
  private void keepTogether(Row row) throws IOException {
    float tall = GAP + TEXT + fonts.lines(row.what(), TEXT, words(row)).size() * TEXT * LEADING;
    for (String below : row.below()) {
      tall += fonts.lines(below, SMALL, words(row)).size() * SMALL * LEADING;
    }
    if (down + tall > BOTTOM) {
      turn();
      row(said.head(), SMALL, QUIET);
    }
  }

  private void row(Row row, float size, float[] numbers) throws IOException {
    float baseline = down + size / 2;
    right(row.usages(), USAGES, baseline, size, numbers);
    right(row.seconds(), SECONDS, baseline, size, numbers);
    right(row.base(), BASE, baseline, size, numbers);
    right(row.amount(), AMOUNT, baseline, size, size == TEXT ? INK : numbers);
    down = baseline;
    paragraph(row.what(), MARGIN, words(row), size, size == TEXT ? INK : numbers);
    for (String below : row.below()) {
      paragraph(below, MARGIN, words(row), SMALL, QUIET);
    }
  }

  /** What is beside an amount alone has the place of the other columns too. */
  private static float words(Row row) {
    return row.usages().isEmpty() && row.seconds().isEmpty() && row.base().isEmpty()
        ? BASE - MARGIN
        : WORDS_WIDE;
  }

  private PDPageContentStream sheet() throws IOException {
    PDPage next = new PDPage(SHEET);
    document.addPage(next);
    sheets++;
    PDPageContentStream content = new PDPageContentStream(document, next);
    page = content;
    float below = SHEET.getHeight() - MARGIN / 2;
    write(said.foot(), MARGIN, below, SMALL, QUIET);
    right(String.valueOf(sheets), RIGHT, below, SMALL, QUIET);
    return content;
  }

  private void room(float wanted) throws IOException {
    if (down + wanted > BOTTOM) {
      turn();
    }
  }

  private void turn() throws IOException {
    page.close();
    page = sheet();
    down = MARGIN;
  }

  private void seal() throws IOException {
    page.setNonStrokingColor(RED[0], RED[1], RED[2]);
    page.addRect(RIGHT - SEAL, SHEET.getHeight() - MARGIN - SEAL, SEAL, SEAL);
    page.fill();
    float wide = fonts.width("許諾", SEAL_TEXT);
    write(
        "許諾", RIGHT - SEAL / 2 - wide / 2, MARGIN + SEAL / 2 + SEAL_TEXT / 2.8f, SEAL_TEXT, WHITE);
  }

  private void rule() throws IOException {
    float y = SHEET.getHeight() - (down - TEXT / 2);
    page.setStrokingColor(QUIET[0], QUIET[1], QUIET[2]);
    page.setLineWidth(0.4f);
    page.moveTo(MARGIN, y);
    page.lineTo(RIGHT, y);
    page.stroke();
    down += GAP;
  }

  private void paragraph(String text, float x, float wide, float size, float[] colour)
      throws IOException {
    for (String line : fonts.lines(text, size, wide)) {
      room(size * LEADING);
      write(line, x, down, size, colour);
      down += size * LEADING;
    }
  }

  private void right(String text, float edge, float baseline, float size, float[] colour)
      throws IOException {
    if (!text.isEmpty()) {
      write(text, edge - fonts.width(text, size), baseline, size, colour);
    }
  }

  private void write(String text, float x, float baseline, float size, float[] colour)
      throws IOException {
    fonts.write(page, text, x, SHEET.getHeight() - baseline, size, colour);
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
