package io.kyodaku.shared;

/**
 * Text that goes into a file for spreadsheet programs, and comes back. These take a cell that
 * begins as a formula does for one, and a formula can fetch and send: it is guarded by an
 * apostrophe, as people do it who type such a text (OWASP, CSV injection).
 */
public final class SpreadsheetCell {

  /** Full-width signs too: some programs take them for the others. */
  private static final String BEGINS_A_FORMULA = "=+-@|%\t\r\n＝＋－＠";

  private static final String GUARD = "'";

  private SpreadsheetCell() {}

  /** The text as it can be given out. */
  public static String guarded(String text) {
    return isFormula(text) ? GUARD + text : text;
  }

  /** The text that was guarded; any other as it is. */
  public static String unguarded(String cell) {
    return cell.startsWith(GUARD) && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text) {
    String seen = text.stripLeading();
    return begins(text) || begins(seen);
  }

  private static boolean begins(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
