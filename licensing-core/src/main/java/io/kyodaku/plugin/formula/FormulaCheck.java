package io.kyodaku.plugin.formula;

import io.kyodaku.shared.Fault;
import java.util.List;

/** What came of checking a formula. */
public sealed interface FormulaCheck {

  /**
   * A contract may hold it.
   *
   * @param answers for a handful of examples
   */
  record Sound(List<FormulaAnswer> answers) implements FormulaCheck {

    public Sound {
      answers = List.copyOf(answers);
    }
  }

  /** It may not, and why: at least one fault, the first few. */
  record Faulty(List<Fault> faults) implements FormulaCheck {

    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
