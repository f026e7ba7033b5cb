package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.testkit.HostileInUse;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.shared.TenantId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginMetersTest {

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId tenant = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  private void ask(PluginPin pin, int times) {
    for (int i = 0; i < times; i++) {
      PluginAnswer<?> unused = host.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE);
    }
  }

  @Test
  void whatIsAskedIsCountedWithTheTimeThatItTook() {
    PluginPin pin = Hosts.seated(host, SamplePlugins.droppedIn("1.0.0"), tenant);
    ask(pin, 3);
    assertThat(host.measure().jars())
        .singleElement()
        .satisfies(
            jar -> {
              assertThat(jar.hash()).isEqualTo(pin.hash());
              assertThat(jar.capability()).isEqualTo(Capability.USAGE_TERMS);
              assertThat(jar.calls()).isEqualTo(3);
              assertThat(jar.nanos()).isPositive();
              assertThat(jar.failures()).isEmpty();
            });
    assertThat(host.measure().tenants()).isEmpty();
    assertThat(host.suspendedTenants()).isEmpty();
  }

  @Test
  void failuresAreCountedByWhatWasWrongAndByTenantAndASuspensionStands() {
    PluginPin pin = Hosts.seated(host, HostileInUse.FEE_THROWS.jar(), tenant);
    ask(pin, 7);
    assertThat(host.measure().jars().getFirst().failures())
        .isEqualTo(Map.of(FailureKind.THREW, 5L, FailureKind.SUSPENDED, 2L));
    assertThat(host.measure().tenants())
        .containsExactly(new PluginMeasure.OfTenant(pin.hash(), tenant.value().toString(), 7));
    assertThat(host.suspendedTenants()).isEqualTo(Map.of(pin.hash(), 1L));
    host.resume(tenant, pin.hash());
    assertThat(host.suspendedTenants()).isEmpty();
  }

  @Test
  void whatIsTriedIsNotCounted() {
    PluginPin pin = Hosts.seated(host, HostileInUse.FEE_THROWS.jar(), tenant);
    PluginAnswer<?> unused =
        host.onTrial().usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE);
    assertThat(host.measure().jars()).isEmpty();
    assertThat(host.measure().tenants()).isEmpty();
  }

  @Test
  void howMuchIsKeptIsBounded() {
    PluginMeters meters = new PluginMeters();
    for (int i = 0; i < 2 * PluginMeters.TENANTS_AT_MOST; i++) {
      meters.failed(Hosts.tenant(), "jar");
    }
    assertThat(meters.tenants()).hasSize(PluginMeters.TENANTS_AT_MOST + 1);
    assertThat(meters.tenants())
        .contains(new PluginMeasure.OfTenant("", "", PluginMeters.TENANTS_AT_MOST));
    for (int i = 0; i < 2 * PluginMeters.JARS_AT_MOST * Capability.values().length; i++) {
      meters.of("jar" + i, Capability.USAGE_TERMS).took(1);
    }
    assertThat(meters.jars()).hasSize(PluginMeters.JARS_AT_MOST * Capability.values().length + 1);
  }
}
