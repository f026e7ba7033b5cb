package io.kyodaku.portal;

import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.PurchaseReceipt.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A receipt on a sheet of A4. Points from the left and from the top; what does not fit its column
 * goes on below.
 */
final class ReceiptPdf implements AutoCloseable {

  private static final PDRectangle SHEET = PDRectangle.A4;
  private static final float MARGIN = 64;
  private static final float RIGHT = SHEET.getWidth() - MARGIN;
  private static final float VALUES = MARGIN + 120;
  private static final float TITLE = 22;
  private static final float TEXT = 10.5f;
  private static final float SMALL = 9;
  private static final float LEADING = 1.55f;
  private static final float GAP = 8;
  private static final float SEAL = 38;
  private static final float SEAL_TEXT = 16;
  private static final float AMOUNTS_WIDE = 190;
  private static final float[] INK = {0.10f, 0.09f, 0.08f};
  private static final float[] QUIET = {0.38f, 0.36f, 0.33f};
  private static final float[] RED = {0.72f, 0.21f, 0.15f};
  private static final float[] WHITE = {1, 1, 1};

  private final PDPageContentStream page;
  private final PdfFonts fonts;
  private float down = MARGIN;

  private ReceiptPdf(PDPageContentStream page, PdfFonts fonts) {
    this.page = page;
    this.fonts = fonts;
  }

  static byte[] of(PurchaseReceipt receipt) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage sheet = new PDPage(SHEET);
      document.addPage(sheet);
      document.getDocumentInformation().setTitle(receipt.title());
      document.getDocumentInformation().setProducer("Kyodaku");
      document.getDocumentCatalog().setLanguage(receipt.language());
      PdfFonts fonts = PdfFonts.in(document, receipt.language());
      try (ReceiptPdf pdf = new ReceiptPdf(new PDPageContentStream(document, sheet), fonts)) {
        pdf.print(receipt);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private void print(PurchaseReceipt receipt) throws IOException {
    seal();
    write(receipt.title(), MARGIN, down + TITLE, TITLE, INK);
    right("Kyodaku", down + TITLE - 4, TEXT, QUIET, SEAL + GAP);
    down += SEAL + 4 * GAP;
    for (Fact fact : receipt.facts()) {
      write(fact.label(), MARGIN, down, TEXT, QUIET);
      for (String value : fact.values()) {
        paragraph(value, VALUES, RIGHT - VALUES, TEXT, INK);
      }
      down += GAP / 2;
    }
    down += 2 * GAP;
    row(receipt.head(), SMALL, QUIET);
    for (Line line : receipt.lines()) {
      rule();
      row(line, TEXT, INK);
    }
    rule();
    row(receipt.total(), TEXT + 2, INK);
    rule();
    down += GAP;
    for (String note : receipt.notes()) {
      paragraph(note, MARGIN, RIGHT - MARGIN, SMALL, QUIET);
    }
  }

  private void seal() throws IOException {
    page.setNonStrokingColor(RED[0], RED[1], RED[2]);
    page.addRect(RIGHT - SEAL, SHEET.getHeight() - MARGIN - SEAL, SEAL, SEAL);
    page.fill();
    float wide = fonts.width("許諾", SEAL_TEXT);
    write(
        "許諾", RIGHT - SEAL / 2 - wide / 2, MARGIN + SEAL / 2 + SEAL_TEXT / 2.8f, SEAL_TEXT, WHITE);
  }

  private void row(Line line, float size, float[] colour) throws IOException {
    float baseline = down + size / 2;
    right(line.amount(), baseline, size, colour, 0);
    down = baseline;
    paragraph(line.what(), MARGIN, RIGHT - MARGIN - AMOUNTS_WIDE, size, colour);
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
    List<String> lines = fonts.lines(text, size, wide);
    for (String line : lines) {
      write(line, x, down, size, colour);
      down += size * LEADING;
    }
  }

  private void right(String text, float baseline, float size, float[] colour, float less)
      throws IOException {
    write(text, RIGHT - less - fonts.width(text, size), baseline, size, colour);
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
