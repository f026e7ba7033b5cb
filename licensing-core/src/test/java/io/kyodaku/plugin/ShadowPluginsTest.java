package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.testkit.HostileInUse;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is only tried is in nobody's way. */
class ShadowPluginsTest {

  private final Hosts.MovableClock clock = new Hosts.MovableClock();
  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), clock);
  private final TenantId tenant = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  private static PluginAnswer<Fee> fee(ShadowPlugins shadow, TenantId tenant, PluginPin pin) {
    return shadow.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE);
  }

  @ParameterizedTest
  @EnumSource(names = {"FEE_THROWS", "FEE_IS_ENDLESS", "FEE_IS_NEGATIVE", "FEE_CHANGES"})
  void whatFailsInShadowSuspendsNothingAndIsNoFailureOfWhatIsInForce(HostileInUse hostile) {
    PluginPin bad = Hosts.seated(host, hostile.jar(), tenant);
    ShadowPlugins shadow = host.inShadow();
    for (int i = 0; i < 10; i++) {
      assertThat(fee(shadow, tenant, bad)).isInstanceOf(Failed.class);
    }
    assertThat(host.isSuspended(tenant, bad.hash())).isFalse();
    assertThat(host.lastFailures()).isEmpty();
  }

  @Test
  void whatIsSuspendedInEarnestIsAskedInShadow() {
    PluginPin bad = Hosts.seated(host, HostileInUse.FEE_IS_ENDLESS.jar(), tenant);
    assertThat(host.usageTerms(tenant, bad, Hosts.TEN_TIMES).fee(Hosts.USAGE))
        .isInstanceOf(Failed.class);
    assertThat(host.isSuspended(tenant, bad.hash())).isTrue();
    assertThat(fee(host.inShadow(), tenant, bad))
        .extracting(answer -> ((Failed<Fee>) answer).kind())
        .isEqualTo(FailureKind.SLOW);
  }

  @Test
  void onTrialAJarAnswersBeforeItMayActForAnybody() {
    PluginPin pin = Hosts.seated(host, SamplePlugins.droppedIn("1.0.0"));
    assertThat(fee(host.inShadow(), tenant, pin))
        .extracting(answer -> ((Failed<Fee>) answer).kind())
        .isEqualTo(FailureKind.NOT_AVAILABLE);
    assertThat(fee(host.onTrial(), tenant, pin)).isInstanceOf(Answered.class);
    assertThat(host.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(Hosts.USAGE))
        .isInstanceOf(Failed.class);
  }
}
