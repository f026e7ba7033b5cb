package io.kyodaku.portal;

import static io.kyodaku.portal.PdfSheets.INK;
import static io.kyodaku.portal.PdfSheets.QUIET;

import io.kyodaku.portal.PdfSheets.Layout;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.PurchaseReceipt.Line;
import java.io.IOException;

/** A receipt on a sheet of A4, or more where what it says takes more. */
final class ReceiptPdf {

  private static final float TITLE = 22;
  private static final float TEXT = 10.5f;
  private static final float SMALL = 9;
  private static final float GAP = 8;
  private static final Layout LAYOUT = new Layout(64, 64, 1.55f, 38, 16);
  private static final float MARGIN = LAYOUT.margin();
  private static final float RIGHT = LAYOUT.right();
  private static final float VALUES = MARGIN + 120;
  private static final float AMOUNTS_WIDE = 190;

  private final PdfSheets sheets;

  private ReceiptPdf(PdfSheets sheets) {
    this.sheets = sheets;
  }

  static byte[] of(PurchaseReceipt receipt) throws IOException {
    return PdfSheets.of(
        receipt.title(),
        receipt.language(),
        LAYOUT,
        "",
        sheets -> new ReceiptPdf(sheets).print(receipt));
  }

  private void print(PurchaseReceipt receipt) throws IOException {
    sheets.seal();
    float title = sheets.down() + TITLE;
    sheets.write(receipt.title(), MARGIN, title, TITLE, INK);
    sheets.right("Kyodaku", RIGHT - LAYOUT.seal() - GAP, title - 4, TEXT, QUIET);
    sheets.skip(LAYOUT.seal() + 4 * GAP);
    for (Fact fact : receipt.facts()) {
      sheets.room(TEXT * LAYOUT.leading());
      sheets.write(fact.label(), MARGIN, sheets.down(), TEXT, QUIET);
      for (String value : fact.values()) {
        sheets.paragraph(value, VALUES, RIGHT - VALUES, TEXT, INK);
      }
      sheets.skip(GAP / 2);
    }
    sheets.skip(2 * GAP);
    row(receipt.head(), SMALL, QUIET);
    for (Line line : receipt.lines()) {
      rule();
      row(line, TEXT, INK);
    }
    rule();
    row(receipt.total(), TEXT + 2, INK);
    rule();
    sheets.skip(GAP);
    for (String note : receipt.notes()) {
      sheets.paragraph(note, MARGIN, RIGHT - MARGIN, SMALL, QUIET);
    }
  }

  private void row(Line line, float size, float[] colour) throws IOException {
    sheets.room(2 * size);
    float baseline = sheets.down() + size / 2;
    sheets.right(line.amount(), RIGHT, baseline, size, colour);
    sheets.to(baseline);
    sheets.paragraph(line.what(), MARGIN, RIGHT - MARGIN - AMOUNTS_WIDE, size, colour);
  }

  private void rule() throws IOException {
    sheets.rule(sheets.down() - TEXT / 2);
    sheets.skip(GAP);
  }
}
