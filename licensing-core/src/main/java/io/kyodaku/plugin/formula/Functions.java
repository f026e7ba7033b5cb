package io.kyodaku.plugin.formula;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.kyodaku.plugin.api.LineType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What formulas can call beside the operators. */
final class Functions {

  private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);
  private static final CelType INT = SimpleType.INT;
  private static final CelType TEXT = SimpleType.STRING;

  private Functions() {}

  static List<CelFunctionDecl> declarations(FormulaKind kind) {
    List<CelFunctionDecl> declarations = new ArrayList<>();
    declarations.add(numbers("min"));
    declarations.add(numbers("max"));
    declarations.add(numbers("part"));
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            "sum", CelOverloadDecl.newGlobalOverload("sum_list_int", INT, ListType.create(INT))));
    if (kind == FormulaKind.LINES) {
      declarations.add(
          CelFunctionDecl.newFunctionDeclaration(
              "tier",
              CelOverloadDecl.newGlobalOverload("tier_int_string", Dialect.LINE, INT, TEXT),
              CelOverloadDecl.newGlobalOverload(
                  "tier_total_int_string", Dialect.LINE, Dialect.Records.TOTAL, INT, TEXT)));
      declarations.add(line("guarantee"));
      declarations.add(line("recoup"));
      declarations.add(line("member"));
    }
    return declarations;
  }

  private static CelFunctionDecl numbers(String name) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(name + "_int_int", INT, INT, INT));
  }

  private static CelFunctionDecl line(String name) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(name + "_int_string", Dialect.LINE, INT, TEXT));
  }

  static List<CelFunctionBinding> bindings(FormulaKind kind) {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    bindings.add(CelFunctionBinding.from("min_int_int", Long.class, Long.class, Math::min));
    bindings.add(CelFunctionBinding.from("max_int_int", Long.class, Long.class, Math::max));
    bindings.add(CelFunctionBinding.from("part_int_int", Long.class, Long.class, Functions::part));
    bindings.add(CelFunctionBinding.from("sum_list_int", List.class, Functions::sum));
    if (kind == FormulaKind.LINES) {
      bindings.addAll(
          CelFunctionBinding.fromOverloads(
              "tier",
              CelFunctionBinding.from(
                  "tier_int_string",
                  Long.class,
                  String.class,
                  (amount, text) -> new WrittenLine(LineType.TIER, amount, text)),
              CelFunctionBinding.from(
                  "tier_total_int_string",
                  List.of(Map.class, Long.class, String.class),
                  Functions::tierOfTotal)));
      bindings.add(line("guarantee", LineType.GUARANTEE));
      bindings.add(
          CelFunctionBinding.from(
              "recoup_int_string",
              Long.class,
              String.class,
              (amount, text) ->
                  new WrittenLine(LineType.RECOUPMENT, Math.negateExact(amount), text)));
      bindings.add(line("member", LineType.MEMBER_SHARE));
    }
    return bindings;
  }

  private static CelFunctionBinding line(String name, LineType type) {
    return CelFunctionBinding.from(
        name + "_int_string",
        Long.class,
        String.class,
        (amount, text) -> new WrittenLine(type, amount, text));
  }

  private static Object tierOfTotal(Object[] arguments) {
    return new WrittenLine(
        LineType.TIER, (Long) arguments[1], (String) arguments[2], TotalFacts.of(arguments[0]));
  }

  /** So many basis points of an amount, rounded down to a whole micro; exact in between. */
  private static Object part(long amount, long bps) {
    BigInteger[] parts =
        BigInteger.valueOf(amount).multiply(BigInteger.valueOf(bps)).divideAndRemainder(WHOLE_BPS);
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return floor.longValueExact();
  }

  private static Object sum(List<?> numbers) {
    long sum = 0;
    for (Object number : numbers) {
      sum = Math.addExact(sum, (Long) number);
    }
    return sum;
  }
}
