package io.kyodaku.plugin.formula;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a formula may name.
 *
 * @param name as it is written
 * @param type as the language writes it
 */
public record FormulaVariable(String name, String type) {

  static final String NUMBER = "int";
  static final String TEXT = "string";
  static final String TEXTS = "list(string)";
  static final String TOTALS = "list(Total)";
  static final String PERIODS = "list(Past)";

  private static final List<FormulaVariable> OF_A_USAGE =
      List.of(
          new FormulaVariable("listFee", NUMBER),
          new FormulaVariable("pricePerSecond", NUMBER),
          new FormulaVariable("seconds", NUMBER),
          new FormulaVariable("useFactor", NUMBER),
          new FormulaVariable("ownership", NUMBER),
          new FormulaVariable("use", TEXT),
          new FormulaVariable("quality", TEXT),
          new FormulaVariable("kind", TEXT),
          new FormulaVariable("asset", TEXT),
          new FormulaVariable("territories", TEXTS));
  private static final List<FormulaVariable> OF_LINES =
      List.of(
          new FormulaVariable("royalties", NUMBER),
          new FormulaVariable("fees", NUMBER),
          new FormulaVariable("usages", NUMBER),
          new FormulaVariable("seconds", NUMBER),
          new FormulaVariable("share", NUMBER),
          new FormulaVariable("openAdvance", NUMBER),
          new FormulaVariable("year", NUMBER),
          new FormulaVariable("month", NUMBER),
          new FormulaVariable("day", NUMBER),
          new FormulaVariable("days", NUMBER),
          new FormulaVariable("totals", TOTALS),
          new FormulaVariable("past", PERIODS));
  private static final List<FormulaVariable> OF_A_BALANCE =
      List.of(
          new FormulaVariable("balance", NUMBER),
          new FormulaVariable("waitingDays", NUMBER),
          new FormulaVariable("year", NUMBER),
          new FormulaVariable("month", NUMBER),
          new FormulaVariable("day", NUMBER),
          new FormulaVariable("days", NUMBER));
  private static final List<FormulaVariable> IN_ALL =
      List.of(new FormulaVariable("unit", NUMBER), new FormulaVariable("currency", TEXT));

  private static final List<FormulaVariable> OF_A_TOTAL =
      List.of(
          new FormulaVariable("asset", TEXT),
          new FormulaVariable("use", TEXT),
          new FormulaVariable("usages", NUMBER),
          new FormulaVariable("seconds", NUMBER),
          new FormulaVariable("fees", NUMBER),
          new FormulaVariable("royalties", NUMBER));
  private static final List<FormulaVariable> OF_A_PERIOD =
      List.of(
          new FormulaVariable("year", NUMBER),
          new FormulaVariable("month", NUMBER),
          new FormulaVariable("day", NUMBER),
          new FormulaVariable("fees", NUMBER),
          new FormulaVariable("royalties", NUMBER),
          new FormulaVariable("tier", NUMBER),
          new FormulaVariable("guarantee", NUMBER),
          new FormulaVariable("recouped", NUMBER));

  /** What formulas of this kind may name, their own first. */
  static List<FormulaVariable> of(FormulaKind kind) {
    List<FormulaVariable> own =
        switch (kind) {
          case FEE -> OF_A_USAGE;
          case LINES -> OF_LINES;
          case PAYS -> OF_A_BALANCE;
        };
    return Stream.concat(own.stream(), IN_ALL.stream()).toList();
  }

  /** What each of its elements has; nothing where they are plain. */
  public List<FormulaVariable> fields() {
    return switch (type) {
      case TOTALS -> OF_A_TOTAL;
      case PERIODS -> OF_A_PERIOD;
      default -> List.of();
    };
  }
}
