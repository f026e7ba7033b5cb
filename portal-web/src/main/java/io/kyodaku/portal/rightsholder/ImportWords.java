package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldError;

/** How pages about files call what is in them. */
final class ImportWords {

  private static final int CELL_AT_MOST = 160;

  private ImportWords() {}

  /** What an error is about, as its reader calls it. */
  static String field(PageErrors texts, String field) {
    return texts.text("rights.import.field." + field, "rights.import.field.row");
  }

  /**
   * A cell as it can be shown: not too long, and nothing unseen in it that turns its neighbours.
   */
  static String shown(String cell) {
    String text = cell.length() > CELL_AT_MOST ? cell.substring(0, CELL_AT_MOST) + "…" : cell;
    return text.codePoints()
        .map(c -> isUnseen(c) ? '\ufffd' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isUnseen(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || (Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D);
  }

  /** What is wrong with which field. */
  static String wrong(PageErrors texts, FieldError error) {
    return field(texts, error.field()) + " " + texts.text(error.fault());
  }
}
