package io.kyodaku.plugin.formula;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import io.kyodaku.shared.Fault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The language of one kind of formula: a part of CEL, the names of its facts, and a few functions.
 *
 * <p>Of CEL's operators and macros those over whole numbers, texts, yes and no and lists of them
 * are there. Left out is what nobody needs to say what something costs, and what could not be
 * bounded: decimals, regular expressions, times, maps, conversions, values of any type.
 */
final class Dialect {

  static final OpaqueType LINE = OpaqueType.create("Line");

  private static final int DEEPEST = 100;
  private static final int MOST_TURNS = 1_000_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(FormulaKind.MAX_TEXT)
          .maxParseRecursionDepth(DEEPEST)
          .maxParseErrorRecoveryLimit(3)
          .enableHeterogeneousNumericComparisons(true)
          .errorOnIntWrap(true)
          .comprehensionMaxIterations(MOST_TURNS)
          .build();

  private static final Set<StandardFunction> OPERATORS =
      Set.of(
          StandardFunction.IN,
          StandardFunction.NOT_STRICTLY_FALSE,
          StandardFunction.CONDITIONAL,
          StandardFunction.LOGICAL_NOT,
          StandardFunction.LOGICAL_OR,
          StandardFunction.LOGICAL_AND,
          StandardFunction.EQUALS,
          StandardFunction.NOT_EQUALS,
          StandardFunction.ADD,
          StandardFunction.SUBTRACT,
          StandardFunction.MULTIPLY,
          StandardFunction.DIVIDE,
          StandardFunction.MODULO,
          StandardFunction.NEGATE,
          StandardFunction.INDEX,
          StandardFunction.SIZE,
          StandardFunction.STRING,
          StandardFunction.LESS,
          StandardFunction.LESS_EQUALS,
          StandardFunction.GREATER,
          StandardFunction.GREATER_EQUALS);

  private static final List<CelStandardMacro> MACROS =
      List.of(
          CelStandardMacro.ALL,
          CelStandardMacro.EXISTS,
          CelStandardMacro.EXISTS_ONE,
          CelStandardMacro.MAP,
          CelStandardMacro.MAP_FILTER,
          CelStandardMacro.FILTER);

  private static final Map<FormulaKind, Dialect> ALL = new EnumMap<>(FormulaKind.class);

  static {
    for (FormulaKind kind : FormulaKind.values()) {
      ALL.put(kind, new Dialect(kind));
    }
  }

  private final FormulaKind kind;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  private Dialect(FormulaKind kind) {
    this.kind = kind;
    CelTypeProvider records = new Records();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(operators())
            .setStandardMacros(MACROS)
            .setTypeProvider(records)
            .setResultType(type(kind.result()))
            .addFunctionDeclarations(Functions.declarations(kind));
    kind.variables().forEach(variable -> builder.addVar(variable.name(), type(variable.type())));
    compiler = builder.build();
    runtime =
        runtimes(kind, records)
            .setOptions(OPTIONS)
            .addFunctionBindings(Functions.bindings(kind))
            .build();
  }

  /**
   * The newer evaluator is several times as fast for an expression of few steps, and goes through
   * the whole list again for each element that a loop adds; the older one does not.
   */
  private static CelRuntimeBuilder runtimes(FormulaKind kind, CelTypeProvider records) {
    return kind == FormulaKind.LINES
        ? CelRuntimeFactory.legacyCelRuntimeBuilder()
        : CelRuntimeFactory.plannerRuntimeBuilder().setTypeProvider(records);
  }

  /** The one of this kind. */
  static Dialect of(FormulaKind kind) {
    Dialect dialect = ALL.get(kind);
    if (dialect == null) {
      throw new IllegalStateException("every kind has its dialect");
    }
    return dialect;
  }

  /** A formula that may be asked: all of it has a type, and it ends soon enough. */
  Formula compile(String text) throws FormulaRefused {
    if (text.isBlank()) {
      throw new FormulaRefused(List.of(FormulaFault.FORMULA_MISSING.with()));
    }
    if (text.length() > FormulaKind.MAX_TEXT) {
      throw new FormulaRefused(List.of(FormulaFault.FORMULA_TOO_LONG.with(FormulaKind.MAX_TEXT)));
    }
    CelAbstractSyntaxTree checked = checked(text);
    Steps.require(checked, kind);
    try {
      return new Formula(runtime.createProgram(checked));
    } catch (CelEvaluationException e) {
      throw new FormulaRefused(List.of(Fault.said(Issues.oneLine(e.getMessage()))));
    }
  }

  private CelAbstractSyntaxTree checked(String text) throws FormulaRefused {
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      throw new FormulaRefused(Issues.faults(result.getErrors()));
    }
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new FormulaRefused(Issues.faults(e.getErrors()));
    }
  }

  private static CelStandardDeclarations operators() {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions(
            (function, overload) ->
                OPERATORS.contains(function) && isPlain(function, overload.celOverloadDecl()))
        .filterIdentifiers(identifier -> false)
        .build();
  }

  private static boolean isPlain(StandardFunction function, CelOverloadDecl overload) {
    if (function == StandardFunction.STRING) {
      return overload.parameterTypes().equals(List.of(SimpleType.INT));
    }
    return overload.parameterTypes().stream().allMatch(Dialect::isPlain);
  }

  private static boolean isPlain(CelType type) {
    return switch (type.kind()) {
      case INT, STRING, BOOL, TYPE_PARAM -> true;
      case LIST -> type.parameters().stream().allMatch(Dialect::isPlain);
      default -> false;
    };
  }

  /** A type as {@link FormulaVariable} writes it. */
  static CelType type(String written) {
    return switch (written) {
      case FormulaVariable.NUMBER -> SimpleType.INT;
      case FormulaVariable.TEXT -> SimpleType.STRING;
      case "bool" -> SimpleType.BOOL;
      case FormulaVariable.TEXTS -> ListType.create(SimpleType.STRING);
      case FormulaVariable.TOTALS -> ListType.create(Records.TOTAL);
      case FormulaVariable.PERIODS -> ListType.create(Records.PAST);
      case "list(Line)" -> ListType.create(LINE);
      default -> throw new IllegalArgumentException(written);
    };
  }

  /** Whether a value of this type can be part of a formula. */
  static boolean isKnown(CelType type) {
    return switch (type.kind()) {
      case INT, STRING, BOOL, STRUCT, OPAQUE -> true;
      case LIST -> {
        CelType element = type.parameters().getFirst();
        yield element.kind() != CelKind.LIST && isKnown(element);
      }
      default -> false;
    };
  }

  /** What totals and past periods have; their values are maps by these names. */
  static final class Records implements CelTypeProvider {

    static final StructTypeReference TOTAL = StructTypeReference.create("Total");
    static final StructTypeReference PAST = StructTypeReference.create("Past");

    private final ImmutableList<CelType> types =
        ImmutableList.of(
            struct(TOTAL.name(), FormulaVariable.TOTALS),
            struct(PAST.name(), FormulaVariable.PERIODS));

    private static StructType struct(String name, String listOf) {
      ImmutableMap<String, CelType> fields =
          new FormulaVariable(name, listOf)
              .fields().stream()
                  .collect(
                      ImmutableMap.toImmutableMap(
                          FormulaVariable::name, field -> type(field.type())));
      return StructType.create(
          name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return types;
    }

    @Override
    public Optional<CelType> findType(String name) {
      return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
