package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.testkit.SampleFacts;
import io.kyodaku.shared.TenantId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plugins that come with the product pass the host's checks; a build of everything makes them
 * before this room.
 */
class ReferencePluginsTest {

  private static final long GUARANTEED = 40_000_000_000L;

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId tenant = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @Test
  void tieredRoyaltyAddsItsLines() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("tiered-royalty"), tenant);
    assertThat(lines(pin, Hosts.PERIOD, 0))
        .isNotEmpty()
        .allMatch(line -> line.type() == LineType.TIER && line.amountMicros() > 0);
  }

  @Test
  void tieredRoyaltyStaysWithinTheBoundsOfEveryPeriod() throws IOException {
    PluginPin pin =
        configured(
            Hosts.seated(host, jar("tiered-royalty"), tenant),
            Map.of("guaranteeMicros", GUARANTEED, "guaranteeSpan", "PERIOD", "recoupBps", 6_000));
    assertThat(SampleFacts.periods())
        .allSatisfy(facts -> assertThat(lines(pin, facts, GUARANTEED)).isNotNull())
        .anySatisfy(
            facts ->
                assertThat(lines(pin, facts, GUARANTEED))
                    .extracting(StatementLine::type)
                    .contains(LineType.TIER, LineType.RECOUPMENT));
  }

  @Test
  void aGuaranteeThatTheContractDoesNotPromiseKeepsTheStatementOpen() throws IOException {
    PluginPin pin =
        configured(
            Hosts.seated(host, jar("tiered-royalty"), tenant),
            Map.of("guaranteeMicros", GUARANTEED, "guaranteeSpan", "PERIOD"));
    PeriodFacts nothing =
        new PeriodFacts(Hosts.PERIOD.period(), Hosts.PERIOD.currency(), 5_000, List.of());
    assertThat(lines(pin, nothing, GUARANTEED))
        .extracting(StatementLine::amountMicros)
        .containsExactly(GUARANTEED);
    assertThat(
            host.periodTerms(tenant, pin).lines(nothing, PeriodBounds.of(nothing, GUARANTEED - 1)))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.OUT_OF_BOUNDS));
  }

  @Test
  void settingsOfTieredRoyaltysEarlierVersionsMeanWhatTheyMeant() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("tiered-royalty"), tenant);
    PluginPin before =
        PluginPin.of(
            pin.hash(), "{\"measure\":\"FEES\",\"tiers\":[{\"above\":1,\"shareBps\":9000}]}");
    assertThat(lines(before, Hosts.PERIOD, 0))
        .isNotEmpty()
        .allMatch(line -> line.type() == LineType.TIER);
  }

  @Test
  void japaneseMonthEndKeepsItsCalendar() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("japanese-month-end"), tenant);
    assertThat(scheduled(pin, LocalDate.of(2026, 11, 10)).dueDate()).isEqualTo("2026-12-30");
  }

  @Test
  void thresholdPayoutKeepsItsWeeksAndItsThreshold() throws IOException {
    PluginPin pin =
        configured(
            Hosts.seated(host, jar("threshold-payout"), tenant),
            Map.of("zone", "Asia/Tokyo", "firstDay", "SUNDAY", "thresholdMicros", 1_000_000));
    Scheduled week = scheduled(pin, LocalDate.of(2026, 11, 10));
    assertThat(week.period().fromInclusive()).isEqualTo("2026-11-08");
    assertThat(week.dueDate()).isEqualTo("2026-11-22");
    assertThat(host.schedule(tenant, pin).pays(Hosts.PAYABLE)).isEqualTo(new Answered<>(true));
    PluginPin more =
        configured(PluginPin.of(pin.hash(), null), Map.of("thresholdMicros", 1_000_001));
    assertThat(host.schedule(tenant, more).pays(Hosts.PAYABLE)).isEqualTo(new Answered<>(false));
  }

  @Test
  void aZoneThatDoesNotExistIsToldInTheForm() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("threshold-payout"), tenant);
    assertThat(host.configure(tenant, pin.hash(), Map.of("zone", "Asia/Tokio")))
        .isInstanceOfSatisfying(
            ConfigurationCheck.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(ConfigurationCheck.FieldError::message)
                    .containsExactly("There is no time zone Asia/Tokio"));
  }

  @Test
  void productionCommitteeDividesEveryPeriodExactly() throws IOException {
    PluginPin pin =
        configured(
            Hosts.seated(host, jar("production-committee"), tenant),
            Map.of(
                "members",
                List.of(
                    Map.of("name", "紅葉映画", "shareBps", 3_333),
                    Map.of("name", "Crane Press Co., Ltd.", "shareBps", 3_333),
                    Map.of("name", "학음악", "shareBps", 3_334)),
                "administrator",
                "窓口社",
                "feeBps",
                777));
    assertThat(SampleFacts.periods())
        .allSatisfy(
            facts -> {
              long earned = facts.totals().stream().mapToLong(UsageTotal::royaltyMicros).sum();
              assertThat(lines(pin, facts, 0).stream().mapToLong(StatementLine::amountMicros).sum())
                  .isEqualTo(earned);
            });
  }

  @Test
  void fanFriendlyAsksItsFee() throws IOException {
    PluginPin pin = Hosts.seated(host, jar("fan-friendly"), tenant);
    Use use = Hosts.USAGE.use();
    long fee = use == Use.PERSONAL ? 0 : Hosts.USAGE.listFeeMicros() / 2;
    assertThat(host.usageTerms(tenant, pin, 10_000).fee(Hosts.USAGE))
        .isEqualTo(new Answered<>(new Fee(fee, Hosts.USAGE.currency())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiered-royalty",
        "japanese-month-end",
        "threshold-payout",
        "production-committee",
        "fan-friendly"
      })
  void everySettingIsSaidInJapaneseAndChinese(String module) throws IOException {
    PluginPin pin = Hosts.seated(host, jar(module), tenant);
    assertThat(host.settings(pin.hash()).orElseThrow())
        .isNotEmpty()
        .allSatisfy(ReferencePluginsTest::isSaid);
  }

  private static void isSaid(SettingField field) {
    assertThat(field.translations().keySet()).as(field.key()).contains("ja", "zh");
    field
        .translations()
        .values()
        .forEach(
            said -> {
              assertThat(said.help().isEmpty()).isEqualTo(field.help().isEmpty());
              assertThat(said.optionLabels())
                  .hasSameSizeAs(field.options())
                  .noneMatch(field.options()::contains);
            });
    assertThat(field.fields()).allSatisfy(ReferencePluginsTest::isSaid);
  }

  private PluginPin configured(PluginPin pin, Map<String, ?> settings) {
    ConfigurationCheck checked = host.configure(tenant, pin.hash(), settings);
    assertThat(checked).isInstanceOf(ConfigurationCheck.Valid.class);
    return PluginPin.of(pin.hash(), ((ConfigurationCheck.Valid) checked).json());
  }

  private List<StatementLine> lines(PluginPin pin, PeriodFacts facts, long guaranteedMicros) {
    PluginAnswer<List<StatementLine>> answer =
        host.periodTerms(tenant, pin).lines(facts, PeriodBounds.of(facts, guaranteedMicros));
    assertThat(answer).isInstanceOf(Answered.class);
    return ((Answered<List<StatementLine>>) answer).value();
  }

  private Scheduled scheduled(PluginPin pin, LocalDate date) {
    PluginAnswer<Scheduled> answer = host.schedule(tenant, pin).on(date);
    assertThat(answer).isInstanceOf(Answered.class);
    return ((Answered<Scheduled>) answer).value();
  }

  private static byte[] jar(String module) throws IOException {
    return ReferenceJars.of(module).bytes();
  }
}
