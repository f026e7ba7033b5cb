package io.kyodaku.plugin.formula;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import io.kyodaku.shared.Fault;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the library says of a formula, as faults that can be said in any language. */
final class Issues {

  private static final int AT_MOST = 3;
  private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '(.+?)'.*");
  private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '(.+?)'.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.+?)' applied to '(.+?)' \\(cand.*");
  private static final Pattern OTHER_TYPE =
      Pattern.compile("expected type '(.+?)' but found '(.+?)'.*");
  private static final Pattern NAME = Pattern.compile("\\w{1,60}");
  private static final Map<String, String> OPERATORS =
      Map.of(
          "_?_:_", "?:", "_[_]", "[]", "@in", "in", "!_", "!", "-_", "-", "_&&_", "&&", "_||_",
          "||");

  private Issues() {}

  /** One for each place, the first few. */
  static List<Fault> faults(List<CelIssue> issues) {
    return issues.stream().map(Issues::fault).distinct().limit(AT_MOST).toList();
  }

  private static Fault fault(CelIssue issue) {
    String message = oneLine(issue.getMessage());
    CelSourceLocation at = issue.getSourceLocation();
    Matcher match = UNKNOWN_NAME.matcher(message);
    if (match.matches()) {
      return at(FormulaFault.FORMULA_UNKNOWN_NAME, at, name(match.group(1)));
    }
    match = UNKNOWN_FIELD.matcher(message);
    if (match.matches()) {
      return at(FormulaFault.FORMULA_UNKNOWN_FIELD, at, name(match.group(1)));
    }
    match = NO_OVERLOAD.matcher(message);
    if (match.matches()) {
      return hasDecimals(match.group(2))
          ? at(FormulaFault.FORMULA_DECIMALS, at)
          : at(FormulaFault.FORMULA_TYPES, at, operator(match.group(1)), match.group(2));
    }
    match = OTHER_TYPE.matcher(message);
    if (match.matches()) {
      return hasDecimals(match.group(2))
          ? at(FormulaFault.FORMULA_DECIMALS, at)
          : at(FormulaFault.FORMULA_OTHER_TYPE, at, match.group(1), match.group(2));
    }
    return message.contains("recursion")
        ? FormulaFault.FORMULA_TOO_DEEP.with()
        : at(FormulaFault.FORMULA_SYNTAX, at);
  }

  static Fault at(FormulaFault kind, CelSourceLocation at, Object... more) {
    Object[] arguments = new Object[2 + more.length];
    arguments[0] = Math.max(1, at.getLine());
    arguments[1] = Math.max(1, at.getColumn() + 1);
    System.arraycopy(more, 0, arguments, 2, more.length);
    return kind.with(arguments);
  }

  /** A name as it stands in the formula: nothing else of what was typed is repeated. */
  private static String name(String typed) {
    return NAME.matcher(typed).matches() ? typed : "…";
  }

  private static String operator(String name) {
    String known = OPERATORS.getOrDefault(name, name);
    return known.replace("_", "");
  }

  private static boolean hasDecimals(String types) {
    return types.contains("double");
  }

  /** Without line breaks, which a library's message may have. */
  static String oneLine(@Nullable String message) {
    return message == null ? "" : message.replaceAll("\\p{Cc}+", " ");
  }
}
