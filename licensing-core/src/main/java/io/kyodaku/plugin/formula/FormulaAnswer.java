package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageFacts;
import java.util.List;

/** What a formula answers for one example. */
public sealed interface FormulaAnswer {

  /**
   * Of a {@link FormulaKind#FEE}.
   *
   * @param micros in micros of the facts' currency
   */
  record OfUsage(UsageFacts facts, long micros) implements FormulaAnswer {}

  /** Of {@link FormulaKind#LINES}. */
  record OfPeriod(PeriodFacts facts, List<StatementLine> lines) implements FormulaAnswer {

    public OfPeriod {
      lines = List.copyOf(lines);
    }
  }

  /** Of a {@link FormulaKind#PAYS}. */
  record OfBalance(PayableFacts facts, boolean pays) implements FormulaAnswer {}
}
