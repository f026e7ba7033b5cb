package io.kyodaku.plugin.formula;

import io.kyodaku.shared.Fault;

/** What can be wrong with a formula. Places count from 1. */
enum FormulaFault implements Fault.Kind {
  FORMULA_MISSING("There is no formula"),
  FORMULA_TOO_LONG("The formula must have at most {0} characters"),
  FORMULA_TOO_DEEP("The formula is nested too deeply"),
  FORMULA_SYNTAX("Line {0}, character {1}: this can''t be read as a formula"),
  FORMULA_UNKNOWN_NAME("Line {0}, character {1}: there is nothing called {2} here"),
  FORMULA_UNKNOWN_FIELD("Line {0}, character {1}: it has nothing called {2}"),
  FORMULA_TYPES("Line {0}, character {1}: {2} can''t be used with {3}"),
  FORMULA_OTHER_TYPE("Line {0}, character {1}: {2} is needed, this is {3}"),
  FORMULA_DECIMALS(
      "Line {0}, character {1}: only whole numbers; write 3 * x / 2 in place of 1.5 * x"),
  FORMULA_NOT_PART("Line {0}, character {1}: formulas know no maps, structures or lists of lists"),
  FORMULA_LONG_TEXT("Line {0}, character {1}: this text could have more than {2} characters"),
  FORMULA_TOO_COSTLY("It could take {0} steps where {1} are allowed"),
  FORMULA_DIVIDES_BY_ZERO("It divides by zero, for example where {0}"),
  FORMULA_OVERFLOWS("A number grows too large, for example where {0}"),
  FORMULA_BEYOND_LIST("It reaches beyond the end of a list, for example where {0}"),
  FORMULA_FAILS("It has no answer, for example where {0}"),
  FORMULA_BELOW_ZERO("It asks for less than nothing, for example where {0}"),
  FORMULA_RISES("Fewer seconds must not cost more: {1} s cost more than {2} s where {0}"),
  FORMULA_TAKES_BACK("More that is owed, or owed for longer, must not end a yes: where {0}"),
  FORMULA_LINE_SIGN("A guarantee must not be negative, nor what is earned back, where {0}"),
  FORMULA_LINE_TEXT("A line has a text of 1 to {1} characters, unlike where {0}"),
  FORMULA_ZONE("There is no such time zone");

  private final String english;

  FormulaFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
