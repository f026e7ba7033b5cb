package io.kyodaku.plugin.testkit;

/**
 * The source of a small plugin that offers everything and configures nothing, part by part. Parts
 * that are not replaced behave: the list fee, no lines, calendar months paid fifteen days after
 * their end.
 *
 * <p>Bodies are Java statements that return; {@code facts}, {@code date} and {@code period} are in
 * scope where they make sense, and {@code io.kyodaku.plugin.api}, {@code java.time} and {@code
 * java.util} are imported.
 */
public record PluginSource(
    String id,
    String version,
    String apiVersion,
    String feeBody,
    String linesBody,
    String zoneBody,
    String periodBody,
    String dueDateBody,
    String paysBody,
    String members) {

  private static final String CLASS = "dropin.DropInPlugin";

  /** A well-behaved plugin. */
  public static PluginSource named(String id) {
    return new PluginSource(
        id,
        "1.0.0",
        "API_VERSION",
        "return new Fee(facts.listFeeMicros(), facts.currency());",
        "return List.of();",
        "return ZoneId.of(\"UTC\");",
        "return new Period(date.withDayOfMonth(1), date.withDayOfMonth(1).plusMonths(1));",
        "return period.toExclusive().plusDays(14);",
        "return true;",
        "");
  }

  /** The same plugin in another version. */
  public PluginSource version(String text) {
    return new PluginSource(
        id,
        text,
        apiVersion,
        feeBody,
        linesBody,
        zoneBody,
        periodBody,
        dueDateBody,
        paysBody,
        members);
  }

  /** The same plugin, said to be built for another version of the API. */
  public PluginSource apiVersion(String expression) {
    return new PluginSource(
        id,
        version,
        expression,
        feeBody,
        linesBody,
        zoneBody,
        periodBody,
        dueDateBody,
        paysBody,
        members);
  }

  /** The same plugin with another fee. */
  public PluginSource fee(String body) {
    return new PluginSource(
        id,
        version,
        apiVersion,
        body,
        linesBody,
        zoneBody,
        periodBody,
        dueDateBody,
        paysBody,
        members);
  }

  /** The same plugin with other lines. */
  public PluginSource lines(String body) {
    return new PluginSource(
        id,
        version,
        apiVersion,
        feeBody,
        body,
        zoneBody,
        periodBody,
        dueDateBody,
        paysBody,
        members);
  }

  /** The same plugin in another zone. */
  public PluginSource zone(String body) {
    return new PluginSource(
        id,
        version,
        apiVersion,
        feeBody,
        linesBody,
        body,
        periodBody,
        dueDateBody,
        paysBody,
        members);
  }

  /** The same plugin with other periods. */
  public PluginSource period(String body) {
    return new PluginSource(
        id,
        version,
        apiVersion,
        feeBody,
        linesBody,
        zoneBody,
        body,
        dueDateBody,
        paysBody,
        members);
  }

  /** The same plugin with another due date. */
  public PluginSource dueDate(String body) {
    return new PluginSource(
        id, version, apiVersion, feeBody, linesBody, zoneBody, periodBody, body, paysBody, members);
  }

  /** The same plugin with another condition to pay. */
  public PluginSource pays(String body) {
    return new PluginSource(
        id,
        version,
        apiVersion,
        feeBody,
        linesBody,
        zoneBody,
        periodBody,
        dueDateBody,
        body,
        members);
  }

  /** The same plugin with further members in its class. */
  public PluginSource members(String declarations) {
    return new PluginSource(
        id,
        version,
        apiVersion,
        feeBody,
        linesBody,
        zoneBody,
        periodBody,
        dueDateBody,
        paysBody,
        declarations);
  }

  /** A builder of this plugin's jar, to which more can be added. */
  public PluginJar toJar() {
    return new PluginJar().source(CLASS, text()).service(CLASS);
  }

  /** This plugin's jar. */
  public byte[] jar() {
    return toJar().bytes();
  }

  private String text() {
    return """
    package dropin;
    import io.kyodaku.plugin.api.*;
    import io.kyodaku.plugin.api.Period;
    import java.time.*;
    import java.util.*;
    public class DropInPlugin implements KyodakuPlugin<NoSettings> {
      public String id() { return "%s"; }
      public String version() { return "%s"; }
      public int apiVersion() { return %s; }
      public String name() { return "Dropped in"; }
      public Set<Capability> offers() { return Set.of(Capability.values()); }
      public NoSettings defaultConfiguration() { return new NoSettings(); }
      public UsageTerms usageTerms(NoSettings none) {
        final long[] calls = {0};
        return facts -> { %s };
      }
      public PeriodTerms periodTerms(NoSettings none) {
        final long[] calls = {0};
        return facts -> { %s };
      }
      public PayoutSchedule payoutSchedule(NoSettings none) {
        final long[] calls = {0};
        return new PayoutSchedule() {
          public ZoneId zone() { %s }
          public Period period(LocalDate date) { %s }
          public LocalDate dueDate(Period period) { %s }
          public boolean pays(PayableFacts facts) { %s }
        };
      }
      %s
    }
    """
        .formatted(
            id,
            version,
            apiVersion,
            feeBody,
            linesBody,
            zoneBody,
            periodBody,
            dueDateBody,
            paysBody,
            members);
  }
}
