package io.kyodaku.plugin.formula;

import io.kyodaku.shared.Fault;
import java.util.List;

/** Ends a compilation inside this package; it never leaves it. */
final class FormulaRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  FormulaRefused(List<Fault> faults) {
    super(faults.getFirst().english(), null, false, false);
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
