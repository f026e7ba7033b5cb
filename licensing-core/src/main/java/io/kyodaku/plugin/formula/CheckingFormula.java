package io.kyodaku.plugin.formula;

import io.kyodaku.shared.Fault;
import jakarta.enterprise.context.Dependent;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Checks a formula while it is written, as it will be checked when a contract is drafted with it.
 * Nothing is kept.
 */
@Dependent
public class CheckingFormula {

  /**
   * @param currency of the contract that it is written for
   */
  public FormulaCheck check(FormulaKind kind, String text, Currency currency) {
    try {
      Formula formula = Dialect.of(kind).compile(text);
      Optional<Fault> fault = Tried.fault(kind, formula);
      return fault.isPresent()
          ? new FormulaCheck.Faulty(List.of(fault.get()))
          : new FormulaCheck.Sound(answers(kind, formula, currency));
    } catch (FormulaRefused e) {
      return new FormulaCheck.Faulty(e.faults());
    } catch (FormulaFailed e) {
      return new FormulaCheck.Faulty(List.of(e.where(currency.getCurrencyCode())));
    }
  }

  private static List<FormulaAnswer> answers(FormulaKind kind, Formula formula, Currency currency) {
    return switch (kind) {
      case FEE ->
          Examples.ofFees(currency).stream()
              .<FormulaAnswer>map(
                  facts ->
                      new FormulaAnswer.OfUsage(facts, FormulaTerms.fee(formula, facts).micros()))
              .toList();
      case LINES ->
          Examples.ofLines(currency).stream()
              .<FormulaAnswer>map(
                  facts -> new FormulaAnswer.OfPeriod(facts, FormulaTerms.lines(formula, facts)))
              .toList();
      case PAYS ->
          Examples.ofPaying(currency).stream()
              .<FormulaAnswer>map(
                  facts -> new FormulaAnswer.OfBalance(facts, FormulaCalendar.pays(formula, facts)))
              .toList();
    };
  }
}
