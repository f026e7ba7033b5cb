package io.kyodaku.portal;

import io.kyodaku.portal.PurchaseReceipt.Fact;
import java.util.List;

/**
 * What stands on a statement that is kept as a file, word for word in one language.
 *
 * @param language of the words, as BCP 47 has it
 * @param facts what it is, for whom and by whom
 * @param head of the columns
 * @param rows what was carried in, the lines, and what they come to
 * @param notes what else is to be said
 * @param foot of every sheet
 */
record StatementSheet(
    String language,
    String title,
    List<Fact> facts,
    Row head,
    List<Row> rows,
    List<String> notes,
    String foot) {

  StatementSheet {
    facts = List.copyOf(facts);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * One row of the table; what does not apply is empty.
   *
   * @param below what it is about, in smaller letters
   * @param strong for what counts in the end
   */
  record Row(
      String what,
      List<String> below,
      String usages,
      String seconds,
      String base,
      String amount,
      boolean strong) {

    Row {
      below = List.copyOf(below);
    }

    /** One amount and what it is. */
    static Row of(String what, String amount, boolean strong) {
      return new Row(what, List.of(), "", "", "", amount, strong);
    }
  }
}
