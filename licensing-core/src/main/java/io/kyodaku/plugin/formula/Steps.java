package io.kyodaku.plugin.formula;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many steps a formula can take at most, read off its tree without running it; and that nothing
 * is in it but what {@link Dialect} has.
 *
 * <p>A step is a part of the tree that is worked out once, or one element of a list, or {@value
 * #CHARACTERS_A_STEP} characters of a text, that are gone through. What stands in a loop counts as
 * often as its list can be long. What is counted is never less than what happens: of two branches
 * both count. How long texts can get is bounded with it, since loops in loops could double them.
 */
final class Steps {

  /** A usage is shown in no more than all the territories there are. */
  private static final long TERRITORIES = 260;

  /** Assets times uses; a statement has no more lines either. */
  private static final long TOTALS = 10_000;

  private static final long PERIODS = 400;
  private static final long LETTERS_OF_A_NAME = 64;
  private static final long LONGEST_TEXT = 1_000;
  private static final int CHARACTERS_A_STEP = 16;

  private final CelAbstractSyntaxTree tree;
  private final Map<String, Bound> ofLoops = new HashMap<>();

  private Steps(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  static void require(CelAbstractSyntaxTree tree, FormulaKind kind) throws FormulaRefused {
    long steps = new Steps(tree).of(tree.getExpr()).steps();
    if (steps > kind.mostSteps()) {
      throw new FormulaRefused(
          List.of(FormulaFault.FORMULA_TOO_COSTLY.with(steps, kind.mostSteps())));
    }
  }

  /**
   * What a part of the tree comes to.
   *
   * @param steps to work it out
   * @param size how many elements its list, or how many characters its text has at most
   * @param element how many characters an element of its list has at most
   */
  private record Bound(long steps, long size, long element) {

    static final Bound PLAIN = new Bound(1, LETTERS_OF_A_NAME, LETTERS_OF_A_NAME);

    static Bound ofList(long size) {
      return new Bound(1, size, LETTERS_OF_A_NAME);
    }
  }

  private Bound of(CelExpr part) throws FormulaRefused {
    CelKind kind = requireKnown(part);
    Bound bound =
        switch (part.getKind()) {
          case CONSTANT -> ofConstant(part);
          case IDENT -> ofName(part.ident().name());
          case SELECT -> ofField(part);
          case LIST -> ofList(part.list().elements());
          case CALL -> ofCall(part.call());
          case COMPREHENSION -> ofLoop(part, part.comprehension());
          default -> throw refused(FormulaFault.FORMULA_NOT_PART, part);
        };
    if (kind == CelKind.STRING && bound.size() > LONGEST_TEXT) {
      throw refused(FormulaFault.FORMULA_LONG_TEXT, part, LONGEST_TEXT);
    }
    return bound;
  }

  private CelKind requireKnown(CelExpr part) throws FormulaRefused {
    CelType type = tree.getType(part.id()).orElse(null);
    boolean isEmptyList =
        part.getKind() == CelExpr.ExprKind.Kind.LIST && part.list().elements().isEmpty();
    if (type == null || isEmptyList) {
      return CelKind.UNSPECIFIED;
    }
    if (!Dialect.isKnown(type)) {
      throw refused(
          type.kind() == CelKind.DOUBLE || type.parameters().contains(SimpleType.DOUBLE)
              ? FormulaFault.FORMULA_DECIMALS
              : FormulaFault.FORMULA_NOT_PART,
          part);
    }
    return type.kind();
  }

  private Bound ofConstant(CelExpr part) throws FormulaRefused {
    return switch (part.constant().getKind()) {
      case INT64_VALUE, BOOLEAN_VALUE -> Bound.PLAIN;
      case STRING_VALUE -> new Bound(1, part.constant().stringValue().length(), 0);
      case DOUBLE_VALUE -> throw refused(FormulaFault.FORMULA_DECIMALS, part);
      default -> throw refused(FormulaFault.FORMULA_NOT_PART, part);
    };
  }

  private Bound ofName(String name) {
    Bound inLoop = ofLoops.get(name);
    if (inLoop != null) {
      return inLoop;
    }
    return switch (name) {
      case "territories" -> Bound.ofList(TERRITORIES);
      case "past" -> Bound.ofList(PERIODS);
      case "totals" -> Bound.ofList(TOTALS);
      default -> Bound.PLAIN;
    };
  }

  private Bound ofField(CelExpr part) throws FormulaRefused {
    if (part.select().testOnly()) {
      throw refused(FormulaFault.FORMULA_NOT_PART, part);
    }
    return new Bound(plus(1, of(part.select().operand()).steps()), LETTERS_OF_A_NAME, 0);
  }

  private Bound ofList(List<CelExpr> elements) throws FormulaRefused {
    long steps = 1;
    long longest = 0;
    for (CelExpr element : elements) {
      Bound bound = of(element);
      steps = plus(steps, bound.steps());
      longest = Math.max(longest, bound.size());
    }
    return new Bound(steps, elements.size(), longest);
  }

  private Bound ofCall(CelCall call) throws FormulaRefused {
    List<CelExpr> operands = new ArrayList<>(call.args());
    call.target().ifPresent(operands::addFirst);
    long steps = 1;
    long together = 0;
    long longest = 0;
    long element = 0;
    for (CelExpr operand : operands) {
      Bound bound = of(operand);
      steps = plus(steps, bound.steps());
      together = plus(together, bound.size());
      longest = Math.max(longest, bound.size());
      element = Math.max(element, bound.element());
    }
    return switch (call.function()) {
      case "_+_" -> new Bound(plus(steps, toGoThrough(operands, together)), together, element);
      case "_==_", "_!=_", "@in", "sum", "size" ->
          new Bound(plus(steps, toGoThrough(operands, together)), LETTERS_OF_A_NAME, 0);
      case "_[_]" -> new Bound(steps, element, 0);
      default -> new Bound(steps, longest, element);
    };
  }

  /** Steps for going through operands: none for numbers, few for texts, one for each of a list. */
  private long toGoThrough(List<CelExpr> operands, long size) {
    boolean anyList = false;
    boolean anyText = false;
    for (CelExpr operand : operands) {
      CelKind kind = tree.getType(operand.id()).map(CelType::kind).orElse(CelKind.LIST);
      anyList |= kind == CelKind.LIST;
      anyText |= kind == CelKind.STRING;
    }
    if (anyList) {
      return size;
    }
    return anyText ? size / CHARACTERS_A_STEP : 0;
  }

  /**
   * A loop's step is worked out for each element. What it gathers grows in place: adding to it is
   * one step however long it is, and it gets no longer than what the loop goes through.
   */
  private Bound ofLoop(CelExpr part, CelComprehension loop) throws FormulaRefused {
    if (!loop.iterVar2().isEmpty()) {
      throw refused(FormulaFault.FORMULA_NOT_PART, part);
    }
    Bound range = of(loop.iterRange());
    Bound beginning = of(loop.accuInit());
    Bound each;
    long condition;
    Bound hidden = ofLoops.put(loop.iterVar(), new Bound(1, range.element(), 0));
    Bound gathered = ofLoops.put(loop.accuVar(), new Bound(1, 1, 0));
    try {
      condition = of(loop.loopCondition()).steps();
      each = of(loop.loopStep());
    } finally {
      restore(loop.accuVar(), gathered);
      restore(loop.iterVar(), hidden);
    }
    long turns = times(range.size(), plus(condition, each.steps()));
    long steps = plus(plus(range.steps(), beginning.steps()), plus(turns, 1));
    return new Bound(steps, range.size(), each.element());
  }

  private void restore(String name, @Nullable Bound before) {
    if (before == null) {
      ofLoops.remove(name);
    } else {
      ofLoops.put(name, before);
    }
  }

  private FormulaRefused refused(FormulaFault kind, CelExpr part, Object... more) {
    CelSourceLocation at =
        tree.getSource().getPositionsMap().containsKey(part.id())
            ? tree.getSource()
                .getOffsetLocation(tree.getSource().getPositionsMap().get(part.id()))
                .orElse(CelSourceLocation.NONE)
            : CelSourceLocation.NONE;
    return new FormulaRefused(List.of(Issues.at(kind, at, more)));
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long times(long a, long b) {
    return a == 0 || b <= Long.MAX_VALUE / a ? a * b : Long.MAX_VALUE;
  }
}
