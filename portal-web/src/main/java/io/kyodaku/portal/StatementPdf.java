package io.kyodaku.portal;

import static io.kyodaku.portal.PdfSheets.INK;
import static io.kyodaku.portal.PdfSheets.QUIET;
import static io.kyodaku.portal.PdfSheets.SMALL;

import io.kyodaku.portal.PdfSheets.Layout;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.StatementSheet.Row;
import java.io.IOException;

/**
 * A statement on sheets of A4: the head of the table is on every sheet that it goes on on, and a
 * row stays together.
 */
final class StatementPdf {

  private static final float TITLE = 20;
  private static final float TEXT = 9;
  private static final float LEADING = 1.5f;
  private static final float GAP = 8;
  private static final Layout LAYOUT = new Layout(48, 72, LEADING, 34, 14);
  private static final float MARGIN = LAYOUT.margin();
  private static final float RIGHT = LAYOUT.right();
  private static final float VALUES = MARGIN + 130;
  private static final float BASE = RIGHT - 118;
  private static final float SECONDS = RIGHT - 236;
  private static final float USAGES = RIGHT - 288;
  private static final float WORDS_WIDE = USAGES - MARGIN - 45;

  private final PdfSheets sheets;
  private final StatementSheet said;

  private StatementPdf(PdfSheets sheets, StatementSheet said) {
    this.sheets = sheets;
    this.said = said;
  }

  static byte[] of(StatementSheet said) throws IOException {
    return PdfSheets.of(
        said.title(),
        said.language(),
        LAYOUT,
        said.foot(),
        sheets -> new StatementPdf(sheets, said).print());
  }

  private void print() throws IOException {
    sheets.seal();
    sheets.skip(TITLE);
    sheets.paragraph(said.title(), MARGIN, RIGHT - MARGIN - LAYOUT.seal() - 2 * GAP, TITLE, INK);
    sheets.to(Math.max(sheets.down(), MARGIN + LAYOUT.seal()) + 2 * GAP);
    for (Fact fact : said.facts()) {
      fact(fact);
    }
    sheets.skip(2 * GAP);
    row(said.head(), SMALL, QUIET);
    for (Row row : said.rows()) {
      keepTogether(row);
      rule();
      row(row, TEXT, row.strong() ? INK : QUIET);
    }
    rule();
    sheets.skip(GAP);
    for (String note : said.notes()) {
      sheets.paragraph(note, MARGIN, RIGHT - MARGIN, SMALL, QUIET);
    }
  }

  private void fact(Fact fact) throws IOException {
    sheets.room(TEXT * LEADING);
    sheets.write(fact.label(), MARGIN, sheets.down(), TEXT, QUIET);
    for (String value : fact.values()) {
      sheets.paragraph(value, VALUES, RIGHT - VALUES, TEXT, INK);
    }
    sheets.skip(GAP / 2);
  }

  /** A row begins on the next sheet, below the table's head, where it does not fit on this. */
  private void keepTogether(Row row) throws IOException {
    float tall =
        GAP + TEXT + sheets.fonts().lines(row.what(), TEXT, words(row)).size() * TEXT * LEADING;
    for (String below : row.below()) {
      tall += sheets.fonts().lines(below, SMALL, words(row)).size() * SMALL * LEADING;
    }
    if (!sheets.hasRoom(tall)) {
      sheets.turn();
      row(said.head(), SMALL, QUIET);
    }
  }

  private void row(Row row, float size, float[] numbers) throws IOException {
    float baseline = sheets.down() + size / 2;
    float[] words = size == TEXT ? INK : numbers;
    sheets.right(row.usages(), USAGES, baseline, size, numbers);
    sheets.right(row.seconds(), SECONDS, baseline, size, numbers);
    sheets.right(row.base(), BASE, baseline, size, numbers);
    sheets.right(row.amount(), RIGHT, baseline, size, words);
    sheets.to(baseline);
    sheets.paragraph(row.what(), MARGIN, words(row), size, words);
    for (String below : row.below()) {
      sheets.paragraph(below, MARGIN, words(row), SMALL, QUIET);
    }
  }

  /** What is beside an amount alone has the place of the other columns too. */
  private static float words(Row row) {
    return row.usages().isEmpty() && row.seconds().isEmpty() && row.base().isEmpty()
        ? BASE - MARGIN
        : WORDS_WIDE;
  }

  private void rule() throws IOException {
    sheets.rule(sheets.down() - TEXT / 2);
    sheets.skip(GAP);
  }
}
