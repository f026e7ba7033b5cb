package io.kyodaku.plugin.formula;

import io.kyodaku.shared.Fault;

/** A formula had no answer for the facts that it was asked about. */
final class FormulaFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FormulaFault kind;

  FormulaFailed(FormulaFault kind, String words) {
    super(words, null, false, false);
    this.kind = kind;
  }

  /** The same as a fault of these facts. */
  Fault where(String facts) {
    return kind.with(facts);
  }
}
