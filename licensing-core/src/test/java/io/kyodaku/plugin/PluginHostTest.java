package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.Installation.Installed;
import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.testkit.HostileAtLoad;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginHostTest {

  private final PluginJars jars = new InMemoryPluginJars();
  private final Hosts.MovableClock clock = new Hosts.MovableClock();
  private final PluginHost host = Hosts.host(jars, clock);
  private final TenantId tenant = Hosts.tenant();
  private final TenantId other = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @Test
  void anInstalledJarIsKnownByItsHash() {
    byte[] jar = SamplePlugins.droppedIn("1.0.0");
    PluginInfo installed = ((Installed) host.install(jar)).plugin();
    assertThat(installed.hash()).isEqualTo(PluginHost.hash(jar));
    assertThat(installed.pluginId()).isEqualTo("dropped-in");
    assertThat(installed.offers()).containsExactlyInAnyOrder(Capability.values());
    assertThat(host.find(installed.hash())).contains(installed);
    assertThat(host.install(jar)).isEqualTo(new Installed(installed));
    assertThat(host.installed()).hasSize(1);
  }

  @Test
  void versionsOfOnePluginActSideBySide() {
    PluginPin one = Hosts.seated(host, priced("1.0.0", 1), tenant);
    PluginPin two = Hosts.seated(host, priced("2.0.0", 2), tenant);
    assertThat(fee(tenant, one)).isEqualTo(fee(1));
    assertThat(fee(tenant, two)).isEqualTo(fee(2));
    assertThat(fee(tenant, one)).isEqualTo(fee(1));
    assertThat(host.installed())
        .extracting(plugin -> plugin.plugin().version())
        .containsExactly("1.0.0", "2.0.0");
  }

  @Test
  void aPluginActsOnlyWhereItWasMadeAvailable() {
    PluginPin pin = Hosts.seated(host, priced("1.0.0", 1), tenant);
    assertThat(fee(tenant, pin)).isEqualTo(fee(1));
    assertThat(kind(fee(other, pin))).isEqualTo(FailureKind.NOT_AVAILABLE);
    host.withdraw(tenant, pin.hash(), Hosts.ADMIN);
    assertThat(kind(fee(tenant, pin))).isEqualTo(FailureKind.NOT_AVAILABLE);
    host.makeAvailable(tenant, pin.hash(), Hosts.ADMIN);
    assertThat(fee(tenant, pin)).isEqualTo(fee(1));
  }

  @Test
  void aDisabledPluginFailsClosedUntilItIsEnabled() {
    PluginPin pin = Hosts.seated(host, priced("1.0.0", 1), tenant);
    GuardedUsageTerms terms = host.usageTerms(tenant, pin, Hosts.TEN_TIMES);
    assertThat(terms.fee(Hosts.USAGE)).isEqualTo(fee(1));
    assertThat(host.disable(pin.hash())).isTrue();
    assertThat(kind(terms.fee(Hosts.USAGE))).isEqualTo(FailureKind.DISABLED);
    assertThat(host.choices(tenant, Capability.USAGE_TERMS))
        .extracting(PluginInfo::pluginId)
        .containsExactly("standard", "formula");
    assertThat(host.enable(pin.hash())).isTrue();
    assertThat(terms.fee(Hosts.USAGE)).isEqualTo(fee(1));
    assertThat(host.disable("0".repeat(64))).isFalse();
  }

  @Test
  void aJarThatThisNodeDoesNotHaveFailsClosed() {
    PluginPin nowhere = PluginPin.of("0".repeat(64), null);
    assertThat(kind(fee(tenant, nowhere))).isEqualTo(FailureKind.UNKNOWN);
  }

  @Test
  void anotherNodeTakesOverWhatHappenedHereWithoutARestart() {
    PluginHost elsewhere = Hosts.host(jars, clock);
    PluginPin pin = Hosts.seated(host, priced("1.0.0", 7), tenant);
    assertThat(kind(elsewhere.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE)))
        .isEqualTo(FailureKind.UNKNOWN);
    elsewhere.sync();
    assertThat(elsewhere.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE))
        .isEqualTo(fee(7));
    host.disable(pin.hash());
    elsewhere.sync();
    assertThat(kind(elsewhere.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE)))
        .isEqualTo(FailureKind.DISABLED);
    elsewhere.close();
  }

  @Test
  void whatIsStoredIsCheckedAgainByTheNodeThatLoadsIt() {
    byte[] bad = HostileAtLoad.EXITS.jar();
    PluginInfo smuggled =
        new PluginInfo(
            PluginHost.hash(bad), "hostile", "1.0.0", 1, "Hostile", Set.of(Capability.USAGE_TERMS));
    jars.save(smuggled, bad);
    jars.makeAvailable(tenant, smuggled.hash(), Hosts.ADMIN);
    host.sync();
    host.sync();
    assertThat(host.find(smuggled.hash())).isEmpty();
    assertThat(kind(fee(tenant, PluginPin.of(smuggled.hash(), null))))
        .isEqualTo(FailureKind.UNKNOWN);
  }

  @Test
  void aTenantChoosesAmongWhatIsBuiltInAndWhatItMayUse() {
    Hosts.seated(host, SamplePlugins.flatFee(), tenant);
    Hosts.seated(host, SamplePlugins.droppedIn("1.0.0"), tenant, other);
    assertThat(host.choices(tenant, Capability.USAGE_TERMS))
        .extracting(PluginInfo::pluginId)
        .containsExactly("standard", "formula", "dropped-in", "flat-fee");
    assertThat(host.choices(tenant, Capability.PAYOUT_SCHEDULE))
        .extracting(PluginInfo::pluginId)
        .containsExactly("standard", "formula-calendar", "dropped-in");
    assertThat(host.choices(other, Capability.USAGE_TERMS))
        .extracting(PluginInfo::pluginId)
        .containsExactly("standard", "formula", "dropped-in");
  }

  @Test
  void theContractBoundsTheFeeByTheListFee() {
    String twice = "return new Fee(2 * facts.listFeeMicros(), facts.currency());";
    PluginPin pin = Hosts.seated(host, PluginSource.named("double").fee(twice).jar(), tenant);
    assertThat(host.usageTerms(tenant, pin, 20_000).fee(Hosts.USAGE))
        .isEqualTo(fee(2 * Hosts.USAGE.listFeeMicros()));
    assertThat(kind(host.usageTerms(tenant, pin, 19_999).fee(Hosts.USAGE)))
        .isEqualTo(FailureKind.OUT_OF_BOUNDS);
  }

  @Test
  void theConfigurationOfTheContractDecides() {
    PluginPin defaults = Hosts.seated(host, SamplePlugins.flatFee(), tenant);
    ConfigurationCheck checked =
        host.configure(tenant, defaults.hash(), Map.of("feeMicros", "7000000"));
    assertThat(checked)
        .isEqualTo(new ConfigurationCheck.Valid("{\"feeMicros\":7000000,\"commercialTimes\":3}"));
    PluginPin seven = PluginPin.of(defaults.hash(), ((ConfigurationCheck.Valid) checked).json());
    int anyFee = Integer.MAX_VALUE;
    assertThat(host.usageTerms(tenant, defaults, anyFee).fee(Hosts.USAGE))
        .isEqualTo(fee(5_000_000));
    assertThat(host.usageTerms(tenant, seven, anyFee).fee(Hosts.USAGE)).isEqualTo(fee(7_000_000));
    assertThat(kind(fee(tenant, PluginPin.of(defaults.hash(), "{\"feeMicros\":-1}"))))
        .isEqualTo(FailureKind.CONFIGURATION);
    assertThat(kind(fee(tenant, PluginPin.of(defaults.hash(), "not json"))))
        .isEqualTo(FailureKind.CONFIGURATION);
  }

  @Test
  void whatATermsPluginDoesNotOfferIsStandard() {
    PluginPin flat = Hosts.seated(host, SamplePlugins.flatFee(), tenant);
    assertThat(host.periodTerms(tenant, flat).lines(Hosts.PERIOD, PeriodBounds.of(Hosts.PERIOD, 0)))
        .isEqualTo(new Answered<>(List.of()));
    assertThat(kind(host.schedule(tenant, flat).on(LocalDate.of(2026, 7, 15))))
        .isEqualTo(FailureKind.CONFIGURATION);
  }

  @Test
  void withoutAPluginTheListFeeHoldsAndMonthsArePaidFifteenDaysAfterTheyEnd() {
    assertThat(host.usageTerms(tenant, PluginPin.STANDARD, 10_000).fee(Hosts.USAGE))
        .isEqualTo(fee(Hosts.USAGE.listFeeMicros()));
    PluginAnswer<Scheduled> july =
        host.schedule(tenant, PluginPin.STANDARD).at(Instant.parse("2026-07-31T23:59:59Z"));
    Period period = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
    assertThat(july)
        .isEqualTo(
            new Answered<>(new Scheduled(ZoneOffset.UTC, period, LocalDate.of(2026, 8, 15))));
    assertThat(((Answered<Scheduled>) july).value().to())
        .isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(host.lastFailures()).isEmpty();
  }

  @Test
  void aMomentBelongsToTheDayItHasInTheSchedulesZone() {
    PluginPin tokyo =
        Hosts.seated(
            host,
            PluginSource.named("tokyo").zone("return ZoneId.of(\"Asia/Tokyo\");").jar(),
            tenant);
    PluginAnswer<Scheduled> answer =
        host.schedule(tenant, tokyo).at(Instant.parse("2026-07-31T15:00:00Z"));
    assertThat(((Answered<Scheduled>) answer).value().period().fromInclusive())
        .isEqualTo("2026-08-01");
    assertThat(((Answered<Scheduled>) answer).value().from())
        .isEqualTo(Instant.parse("2026-07-31T15:00:00Z"));
  }

  private static byte[] priced(String version, long micros) {
    return PluginSource.named("priced")
        .version(version)
        .fee("return new Fee(" + micros + ", facts.currency());")
        .jar();
  }

  private PluginAnswer<Fee> fee(TenantId of, PluginPin pin) {
    return host.usageTerms(of, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE);
  }

  private static PluginAnswer<Fee> fee(long micros) {
    return new Answered<>(new Fee(micros, Hosts.USAGE.currency()));
  }

  private static FailureKind kind(PluginAnswer<?> answer) {
    return ((Failed<?>) answer).kind();
  }
}
