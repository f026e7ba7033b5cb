package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.kyodaku.plugin.ConfigurationCheck.FieldError;
import io.kyodaku.plugin.ConfigurationCheck.Invalid;
import io.kyodaku.plugin.ConfigurationCheck.Valid;
import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.formula.FormulaCalendar;
import io.kyodaku.plugin.formula.FormulaTerms;
import io.kyodaku.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Formulas are asked, judged and suspended as any plugin is. */
class FormulaInHostTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final TenantId OWNER = new TenantId(new UUID(0, 1));
  private static final TenantId OTHER = new TenantId(new UUID(0, 2));
  private static final int TEN_TIMES = 100_000;

  private final PluginHost host = new PluginHost(new InMemoryPluginJars(), Clock.systemUTC());

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void everyTenantMayWriteOneAndNoOperatorSeesAJar() {
    host.sync();
    for (TenantId tenant : List.of(OWNER, OTHER)) {
      assertThat(host.choices(tenant, Capability.USAGE_TERMS))
          .extracting(PluginInfo::hash)
          .containsExactly(PluginPin.STANDARD_HASH, FormulaTerms.HASH);
      assertThat(host.choices(tenant, Capability.PAYOUT_SCHEDULE))
          .extracting(PluginInfo::hash)
          .containsExactly(PluginPin.STANDARD_HASH, FormulaCalendar.HASH);
    }
    assertThat(host.installed()).isEmpty();
    assertThat(host.find(FormulaTerms.HASH)).map(PluginInfo::version).contains("1");
  }

  /** Contracts name them by these for ever. */
  @Test
  void theHashesStay() {
    assertThat(FormulaTerms.HASH)
        .isEqualTo(PluginHost.hash("kyodaku formula 1".getBytes(StandardCharsets.UTF_8)))
        .hasSize(64);
    assertThat(FormulaCalendar.HASH).isNotEqualTo(FormulaTerms.HASH).hasSize(64);
  }

  @Test
  void aFormulaIsCheckedBeforeAContractHoldsIt() {
    assertThat(configure("min(listFee,\n 5 * unit)")).isInstanceOf(Valid.class);
    assertThat(configure("listFee / zero"))
        .asInstanceOf(type(Invalid.class))
        .extracting(Invalid::errors)
        .asInstanceOf(list(FieldError.class))
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("fee"))
        .satisfies(
            error -> assertThat(error.fault().code()).isEqualTo("fault.formula-unknown-name"))
        .satisfies(
            error -> assertThat(error.fault().arguments()).containsExactly("1", "11", "zero"));
    assertThat(configure("1".repeat(100_000))).isInstanceOf(Invalid.class);
    assertThat(configure("list\tFee")).isInstanceOf(Invalid.class);
  }

  @Test
  void itsFeeIsTheFee() {
    assertThat(ask(OWNER, "min(listFee, 5 * unit)", 8)).isEqualTo(new Answered<>(fee(5)));
    assertThat(ask(OWNER, "2 * unit * seconds", 8)).isEqualTo(new Answered<>(fee(16)));
  }

  @Test
  void aFeeOverTheContractsBoundIsRefused() {
    assertThat(kind(ask(OWNER, "listFee * 11", 8))).isEqualTo(FailureKind.OUT_OF_BOUNDS);
    assertThat(kind(ask(OWNER, "0 - listFee", 8))).isEqualTo(FailureKind.OUT_OF_BOUNDS);
  }

  @Test
  void whatHasNoAnswerRefusesThatUsageAlone() {
    String formula = "listFee / (seconds - 7)";
    assertThat(kind(ask(OWNER, formula, 7))).isEqualTo(FailureKind.THREW);
    assertThat(host.lastFailures().getFirst().text()).contains(":8:").contains("by zero");
    assertThat(ask(OWNER, formula, 8)).isInstanceOf(Answered.class);
  }

  @Test
  void oneThatKeepsFailingIsSuspendedForItsTenantAndNoOtherFormulaOfIts() {
    String formula = "listFee / (seconds - 7)";
    for (int i = 0; i < 5; i++) {
      ask(OWNER, formula, 7);
    }
    assertThat(kind(ask(OWNER, formula, 8))).isEqualTo(FailureKind.SUSPENDED);
    assertThat(ask(OWNER, "listFee", 8)).isInstanceOf(Answered.class);
    assertThat(ask(OTHER, formula, 8)).isInstanceOf(Answered.class);
  }

  @Test
  void whatWasNeverLetInFailsClosed() {
    assertThat(kind(ask(OWNER, "nothing", 8))).isEqualTo(FailureKind.THREW);
  }

  /** A jar lets two callers in at once, whoever they are of; a formula is everybody's. */
  @Test
  void anyNumberOfCallersAskAtOnce() {
    GuardedUsageTerms terms = terms(OWNER, "min(listFee, 5 * unit)");
    assertThat(
            IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> terms.fee(usage(8)))
                .distinct()
                .toList())
        .containsExactly(new Answered<>(fee(5)));
  }

  /** As many totals as are counted with, within the time that the host gives. */
  @Test
  void linesOfTheLongestListsAreAnswered() {
    List<UsageTotal> totals =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new UsageTotal(new UUID(7, i), Use.SHARED, 1, 8, 10_000, 7_000))
            .toList();
    PeriodFacts facts =
        new PeriodFacts(
            new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1)), YEN, 7_000, totals);
    String settings =
        "{\"fee\":\"listFee\",\"lines\":\"totals.filter(t, t.fees > 10).map(t, tier(t,"
            + " part(t.fees, 500), t.use))\"}";
    PluginAnswer<List<StatementLine>> answer =
        host.periodTerms(OWNER, new PluginPin(FormulaTerms.HASH, settings))
            .lines(facts, PeriodBounds.of(facts, 0));
    assertThat(((Answered<List<StatementLine>>) answer).value()).hasSize(10_000);
  }

  private ConfigurationCheck configure(String fee) {
    return host.configure(OWNER, FormulaTerms.HASH, Map.of("fee", fee));
  }

  private PluginAnswer<Fee> ask(TenantId tenant, String fee, long seconds) {
    return terms(tenant, fee).fee(usage(seconds));
  }

  private GuardedUsageTerms terms(TenantId tenant, String fee) {
    String settings = "{\"fee\":\"" + fee + "\",\"lines\":\"[]\"}";
    return host.usageTerms(tenant, new PluginPin(FormulaTerms.HASH, settings), TEN_TIMES);
  }

  private static FailureKind kind(PluginAnswer<Fee> answer) {
    return ((Failed<Fee>) answer).kind();
  }

  private static Fee fee(long units) {
    return new Fee(units * 1_000_000, YEN);
  }

  private static UsageFacts usage(long seconds) {
    return new UsageFacts(
        new UUID(1, 2),
        AssetKind.CHARACTER,
        Use.SHARED,
        List.of("JP"),
        seconds,
        Quality.STANDARD,
        10_000_000,
        10_000,
        10_000,
        10_000_000 * seconds,
        YEN);
  }
}
