package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Asks a formula about the {@link Examples} before a contract holds it. That shows what types
 * can't: that it divides by zero, asks for less than nothing, or breaks a promise of the plugin
 * interface. What shows with none of them is still refused where it happens, by the host.
 */
final class Tried {

  private static final Currency ANY = Currency.getInstance("JPY");

  private Tried() {}

  static void faults(FormulaKind kind, String text, List<FieldError> into) {
    faults(kind, text).forEach(fault -> into.add(new FieldError(kind.setting(), fault)));
  }

  /** What is wrong with a formula; nothing where a contract may hold it. */
  static List<Fault> faults(FormulaKind kind, String text) {
    try {
      Formula formula = Dialect.of(kind).compile(text);
      return fault(kind, formula).map(List::of).orElse(List.of());
    } catch (FormulaRefused e) {
      return e.faults();
    }
  }

  static Optional<Fault> fault(FormulaKind kind, Formula formula) {
    return switch (kind) {
      case FEE -> ofFees(formula);
      case LINES -> ofLines(formula);
      case PAYS -> ofPaying(formula);
    };
  }

  private static Optional<Fault> ofFees(Formula formula) {
    for (List<UsageFacts> bySeconds : Examples.usages(ANY)) {
      long before = 0;
      long secondsBefore = 0;
      for (UsageFacts facts : bySeconds) {
        long fee;
        try {
          fee = FormulaTerms.fee(formula, facts).micros();
        } catch (FormulaFailed e) {
          return Optional.of(e.where(Examples.words(facts)));
        }
        if (fee < 0) {
          return Optional.of(FormulaFault.FORMULA_BELOW_ZERO.with(Examples.words(facts)));
        }
        if (fee < before) {
          return Optional.of(
              FormulaFault.FORMULA_RISES.with(
                  Examples.words(facts), secondsBefore, facts.seconds()));
        }
        before = fee;
        secondsBefore = facts.seconds();
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> ofLines(Formula formula) {
    for (PeriodFacts facts : Examples.periods(ANY)) {
      try {
        for (StatementLine line : FormulaTerms.lines(formula, facts)) {
          Optional<Fault> fault = ofLine(line, facts);
          if (fault.isPresent()) {
            return fault;
          }
        }
      } catch (FormulaFailed e) {
        return Optional.of(e.where(Examples.words(facts)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> ofLine(StatementLine line, PeriodFacts facts) {
    boolean wrongSign =
        switch (line.type()) {
          case GUARANTEE, MEMBER_SHARE -> line.amountMicros() < 0;
          case RECOUPMENT -> line.amountMicros() > 0;
          default -> false;
        };
    if (wrongSign) {
      return Optional.of(FormulaFault.FORMULA_LINE_SIGN.with(Examples.words(facts)));
    }
    return line.text().isEmpty() || line.text().length() > StatementLine.MAX_TEXT
        ? Optional.of(
            FormulaFault.FORMULA_LINE_TEXT.with(Examples.words(facts), StatementLine.MAX_TEXT))
        : Optional.empty();
  }

  /** A yes stays one when more is owed, or when it is owed for longer. */
  private static Optional<Fault> ofPaying(Formula formula) {
    List<List<PayableFacts>> all = Examples.balances(ANY);
    boolean[] shorter = new boolean[all.getFirst().size()];
    PayableFacts last = all.getFirst().getFirst();
    for (List<PayableFacts> byAmount : all) {
      boolean anotherMonth = !byAmount.getFirst().period().equals(last.period());
      boolean less = false;
      for (int i = 0; i < byAmount.size(); i++) {
        PayableFacts facts = byAmount.get(i);
        boolean pays;
        try {
          pays = FormulaCalendar.pays(formula, facts);
        } catch (FormulaFailed e) {
          return Optional.of(e.where(Examples.words(facts)));
        }
        if (!pays && (less || (shorter[i] && !anotherMonth))) {
          return Optional.of(FormulaFault.FORMULA_TAKES_BACK.with(Examples.words(facts)));
        }
        less = pays;
        shorter[i] = pays;
      }
      last = byAmount.getFirst();
    }
    return Optional.empty();
  }
}
