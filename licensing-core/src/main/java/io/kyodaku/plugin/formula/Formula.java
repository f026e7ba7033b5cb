package io.kyodaku.plugin.formula;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;

/** A compiled formula. Immutable; any number of threads may ask it. */
final class Formula {

  private final CelRuntime.Program program;

  Formula(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Its answer, of the type that its kind has.
   *
   * @throws FormulaFailed when it has none
   */
  Object ask(CelVariableResolver facts) {
    try {
      return program.eval(facts);
    } catch (CelEvaluationException e) {
      throw new FormulaFailed(kind(e), Issues.oneLine(e.getMessage()));
    }
  }

  private static FormulaFault kind(CelEvaluationException failed) {
    return switch (failed.getErrorCode()) {
      case DIVIDE_BY_ZERO -> FormulaFault.FORMULA_DIVIDES_BY_ZERO;
      case NUMERIC_OVERFLOW -> FormulaFault.FORMULA_OVERFLOWS;
      case INDEX_OUT_OF_BOUNDS -> FormulaFault.FORMULA_BEYOND_LIST;
      default ->
          failed.getCause() instanceof ArithmeticException
              ? FormulaFault.FORMULA_OVERFLOWS
              : FormulaFault.FORMULA_FAILS;
    };
  }
}
