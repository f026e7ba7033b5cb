package io.kyodaku.plugin.testkit;

import io.kyodaku.plugin.api.Capability;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Plugins that load like any other and misbehave when asked. Each misbehaves in one capability
 * alone; its others stay as {@link PluginSource#named} has them.
 */
public enum HostileInUse {
  FEE_THROWS(fee("throw new IllegalStateException(\"no fee today\");")),
  FEE_OVERFLOWS_THE_STACK(
      fee(
          "return deeper(facts);",
          "static Fee deeper(UsageFacts facts) { return deeper(facts); }")),
  FEE_RUNS_OUT_OF_MEMORY(fee(Bodies.TOO_LARGE)),
  FEE_THROWS_AN_ERROR_OF_ITS_OWN(fee(Bodies.OWN_ERROR)),
  FEE_CANT_BE_LINKED(fee(Bodies.UNLINKED, Bodies.NEVER_INITIALIZED)),
  FEE_IS_NULL(fee("return null;")),
  FEE_IS_NEGATIVE(fee("return new Fee(-1, facts.currency());")),
  FEE_IS_IN_ANOTHER_CURRENCY(fee("return new Fee(1, Currency.getInstance(\"XAU\"));")),
  FEE_IS_OVER_THE_BOUND(fee("return new Fee(Long.MAX_VALUE, facts.currency());")),
  FEE_CHANGES(fee("return new Fee(calls[0]++, facts.currency());")),
  FEE_IS_SLOW(fee(Bodies.SLOW + "return new Fee(x & 1, facts.currency());")),
  FEE_IS_ENDLESS(fee(Bodies.ENDLESS)),
  FEE_STAYS_IN_THE_JDK(fee(Bodies.INSIDE_THE_JDK + "return new Fee(x & 1, facts.currency());")),

  LINES_THROW(lines("throw new ArithmeticException(\"no lines today\");")),
  LINES_OVERFLOW_THE_STACK(
      lines(
          "return deeper(facts);",
          "static List<StatementLine> deeper(PeriodFacts facts) { return deeper(facts); }")),
  LINES_RUN_OUT_OF_MEMORY(lines(Bodies.TOO_LARGE)),
  LINES_THROW_AN_ERROR_OF_THEIR_OWN(lines(Bodies.OWN_ERROR)),
  LINES_CANT_BE_LINKED(lines(Bodies.UNLINKED, Bodies.NEVER_INITIALIZED)),
  LINES_ARE_NULL(lines("return null;")),
  LINES_HOLD_NULL(lines("return Arrays.asList((StatementLine) null);")),
  LINES_ARE_OF_ANOTHER_TYPE(lines(Bodies.line("USAGE", "1", "facts.currency()", "paid"))),
  LINES_ARE_IN_ANOTHER_CURRENCY(
      lines(Bodies.line("TIER", "1", "Currency.getInstance(\"XAU\")", "paid"))),
  LINES_ARE_OVER_THE_BOUND(
      lines(Bodies.line("GUARANTEE", "Long.MAX_VALUE", "facts.currency()", "paid"))),
  LINES_TAKE_MORE_THAN_WAS_EARNED(
      lines(Bodies.line("RECOUPMENT", "Long.MIN_VALUE", "facts.currency()", "paid"))),
  LINES_GUARANTEE_LESS_THAN_NOTHING(
      lines(Bodies.line("GUARANTEE", "-1", "facts.currency()", "paid"))),
  LINES_ADVANCE_MORE(lines(Bodies.line("RECOUPMENT", "1", "facts.currency()", "paid"))),
  LINES_EARN_BACK_WHAT_WAS_NEVER_ADVANCED(
      lines(Bodies.line("RECOUPMENT", "-1", "facts.currency()", "paid"))),
  LINES_GIVE_MEMBERS_MORE_THAN_THERE_IS(
      lines(Bodies.line("MEMBER_SHARE", "Long.MAX_VALUE", "facts.currency()", "a"))),
  LINES_GIVE_MEMBERS_LESS_THAN_THERE_IS(
      lines(Bodies.line("MEMBER_SHARE", "0", "facts.currency()", "a"))),
  LINES_HOLD_CONTROL_CHARACTERS(lines(Bodies.line("TIER", "1", "facts.currency()", "a\\u0007b"))),
  LINES_ARE_ABOUT_ANOTHERS_ASSET(
      lines(
          "return List.of(new StatementLine(LineType.TIER, Optional.of(new UUID(9, 9)),"
              + " Optional.empty(), 1, facts.currency(), \"x\"));")),
  LINES_ARE_TOO_MANY(
      lines(
          "return Collections.nCopies(PeriodTerms.MAX_LINES + 1,"
              + " StatementLine.ofPeriod(LineType.TIER, 0, facts.currency(), \"x\"));")),
  LINES_CHANGE(lines(Bodies.line("TIER", "calls[0]++", "facts.currency()", "x"))),
  LINES_NEVER_END(
      lines(
          "return new AbstractList<>() { public int size() { return 1; } public StatementLine"
              + " get(int i) {"
              + Bodies.ENDLESS
              + "} };")),
  LINES_ARE_ENDLESS(lines(Bodies.ENDLESS)),
  LINES_STAY_IN_THE_JDK(lines(Bodies.INSIDE_THE_JDK + "return List.of();")),

  PERIOD_THROWS(
      schedule(PluginSource.named("hostile").period("throw new DateTimeException(\"no date\");"))),
  PERIOD_OVERFLOWS_THE_STACK(
      schedule(PluginSource.named("hostile").period("return period(date);"))),
  PERIOD_RUNS_OUT_OF_MEMORY(schedule(PluginSource.named("hostile").period(Bodies.TOO_LARGE))),
  PERIOD_THROWS_AN_ERROR_OF_ITS_OWN(
      schedule(PluginSource.named("hostile").period(Bodies.OWN_ERROR))),
  PERIOD_CANT_BE_LINKED(
      schedule(
          PluginSource.named("hostile").period(Bodies.UNLINKED).members(Bodies.NEVER_INITIALIZED))),
  PERIOD_IS_NULL(schedule(PluginSource.named("hostile").period("return null;"))),
  PERIOD_IS_ANOTHER(
      schedule(
          PluginSource.named("hostile")
              .period("return new Period(date.plusDays(1), date.plusDays(2));"))),
  PERIODS_OVERLAP(
      schedule(
          PluginSource.named("hostile")
              .period("return new Period(date.minusDays(3), date.plusDays(4));"))),
  PERIOD_IS_TOO_LONG(
      schedule(
          PluginSource.named("hostile")
              .period("return new Period(LocalDate.of(1990, 1, 1), LocalDate.of(2200, 1, 1));"))),
  PERIOD_CHANGES(
      schedule(
          PluginSource.named("hostile")
              .period("return new Period(date, date.plusDays(1 + calls[0]++));"))),
  PERIOD_IS_ENDLESS(schedule(PluginSource.named("hostile").period(Bodies.ENDLESS))),
  DUE_DATE_IS_NULL(schedule(PluginSource.named("hostile").dueDate("return null;"))),
  DUE_BEFORE_THE_END(
      schedule(PluginSource.named("hostile").dueDate("return period.fromInclusive();"))),
  DUE_FAR_TOO_LATE(schedule(PluginSource.named("hostile").dueDate("return LocalDate.MAX;"))),
  PAYS_THROWS(
      schedule(PluginSource.named("hostile").pays("throw new ArithmeticException(\"no\");"))),
  PAYS_CHANGES(schedule(PluginSource.named("hostile").pays("return calls[0]++ == 0;"))),
  PAYS_IS_ENDLESS(schedule(PluginSource.named("hostile").pays(Bodies.ENDLESS))),
  ZONE_IS_NULL(schedule(PluginSource.named("hostile").zone("return null;"))),
  ZONE_CHANGES(
      schedule(
          PluginSource.named("hostile")
              .zone("return ZoneId.of(calls[0]++ == 0 ? \"UTC\" : \"Asia/Tokyo\");")));

  // A record of texts and an enum, through and through.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Hostility hostility;

  HostileInUse(Hostility hostility) {
    this.hostility = hostility;
  }

  /** In what this plugin misbehaves. */
  public Capability capability() {
    return hostility.capability();
  }

  /**
   * Whether one of its calls never returns, so that it keeps a thread for as long as the JVM lives.
   */
  public boolean neverReturns() {
    return name().endsWith("ENDLESS") || name().endsWith("NEVER_END");
  }

  /** This plugin's jar. */
  public byte[] jar() {
    return hostility.source().jar();
  }

  /** Those that misbehave in this capability. */
  public static Stream<HostileInUse> in(Capability capability) {
    return Arrays.stream(values()).filter(hostile -> hostile.capability() == capability);
  }

  private static Hostility fee(String body) {
    return fee(body, "");
  }

  private static Hostility fee(String body, String members) {
    return new Hostility(
        Capability.USAGE_TERMS, PluginSource.named("hostile").fee(body).members(members));
  }

  private static Hostility lines(String body) {
    return lines(body, "");
  }

  private static Hostility lines(String body, String members) {
    return new Hostility(
        Capability.PERIOD_TERMS, PluginSource.named("hostile").lines(body).members(members));
  }

  private static Hostility schedule(PluginSource source) {
    return new Hostility(Capability.PAYOUT_SCHEDULE, source);
  }

  private record Hostility(Capability capability, PluginSource source) {}

  /**
   * Bodies that several share; apart, because an enum's constants may not read its static fields.
   */
  private static final class Bodies {

    /** Some seconds of arithmetic that no compiler can leave out. */
    static final String SLOW =
        "long x = facts.seconds(); for (long i = 0; i < 3_000_000_000L; i++) { x = x * 31 + (x >>>"
            + " 7) + i; } ";

    /** Arithmetic without end, behind a condition that the compiler cannot see through. */
    static final String ENDLESS =
        "long x = 1; while (x != 0) { x = x * 31 | 1; } throw new"
            + " IllegalStateException(\"ended\");";

    static final String TOO_LARGE =
        "throw new IllegalStateException(\"made \" + new long[Integer.MAX_VALUE].length);";

    /** Its message can't be had either. */
    static final String OWN_ERROR =
        "class Mine extends Error { public String getMessage() { throw new Mine(); } } throw new"
            + " Mine();";

    /** Fails by an ExceptionInInitializerError, and every further time by a LinkageError. */
    static final String UNLINKED =
        "throw new IllegalStateException(\"linked \" + Unlinked.ANSWER);";

    static final String NEVER_INITIALIZED =
        "static final class Unlinked { static final Object ANSWER = List.of().getFirst(); }";

    /**
     * Seconds of arithmetic however it is compiled, all of it in a loop of the JDK's, which passes
     * no tripwire.
     */
    static final String INSIDE_THE_JDK =
        "long x = java.util.stream.LongStream.range(0, 5_000_000_000L).sum(); ";

    static String line(String type, String amount, String currency, String text) {
      return "return List.of(StatementLine.ofPeriod(LineType.%s, %s, %s, \"%s\"));"
          .formatted(type, amount, currency, text);
    }

    private Bodies() {}
  }
}
