package io.kyodaku.plugin.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a formula is for, and what it may name.
 *
 * <p>Amounts are micros of the contract's currency, as everywhere; {@code unit} is 1,000,000, so
 * that {@code 5 * unit} are five of its major units.
 */
public enum FormulaKind {
  /** The licence fee of one usage, in micros: a whole number, not negative. */
  FEE("fee", "int", 20_000),

  /** The lines that a period's statement gains. */
  LINES("lines", "list(Line)", 20_000_000),

  /** Whether a balance is paid when it is due: yes or no. */
  PAYS("pays", "bool", 20_000);

  /** The longest formula, in UTF-16 units. */
  public static final int MAX_TEXT = 2_000;

  private final String setting;
  private final String result;
  private final long mostSteps;

  FormulaKind(String setting, String result, long mostSteps) {
    this.setting = setting;
    this.result = result;
    this.mostSteps = mostSteps;
  }

  /** The key of the setting that holds it. */
  public String setting() {
    return setting;
  }

  /** The type of its answer, as the language writes it. */
  public String result() {
    return result;
  }

  /** How many steps it may take at most, however the facts are. */
  public long mostSteps() {
    return mostSteps;
  }

  /** What it may name, its own first. */
  public List<FormulaVariable> variables() {
    return FormulaVariable.of(this);
  }

  /** Which formula this setting of a plugin holds; empty where it holds none. */
  public static Optional<FormulaKind> of(String pluginHash, String setting) {
    boolean written =
        pluginHash.equals(FormulaTerms.HASH) || pluginHash.equals(FormulaCalendar.HASH);
    return Arrays.stream(values())
        .filter(kind -> written && kind.setting.equals(setting))
        .findFirst();
  }
}
