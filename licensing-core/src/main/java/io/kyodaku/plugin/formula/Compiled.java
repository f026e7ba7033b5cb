package io.kyodaku.plugin.formula;

/** Formulas of settings that a contract already holds. */
final class Compiled {

  private Compiled() {}

  /**
   * @throws IllegalArgumentException when it is none that was ever let in
   */
  static Formula of(FormulaKind kind, String text) {
    try {
      return Dialect.of(kind).compile(text);
    } catch (FormulaRefused e) {
      throw new IllegalArgumentException(kind.setting() + ": " + e.getMessage(), e);
    }
  }
}
