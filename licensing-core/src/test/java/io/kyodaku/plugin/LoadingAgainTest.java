package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.testkit.HostileAtLoad;
import io.kyodaku.plugin.testkit.SamplePlugins;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that could not load a stored jar tries again, unless the jar itself is at fault. */
class LoadingAgainTest {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final int FAILURES_TO_SUSPEND = 5;

  private final InMemoryPluginJars jars = new InMemoryPluginJars();
  private final Hosts.MovableClock clock = new Hosts.MovableClock();
  private final PluginHost host = Hosts.host(jars, clock);

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @Test
  void aJarThatCouldNotBeReadIsLoadedOnceItCanAndHoldsUpNoOther() {
    String unread = stored("first", SamplePlugins.droppedIn("1.0.0"));
    String other = stored("second", SamplePlugins.flatFee());
    jars.breakReading(unread, true);
    host.sync();
    assertThat(host.find(unread)).isEmpty();
    assertThat(host.find(other)).isPresent();

    jars.breakReading(unread, false);
    host.sync();
    assertThat(host.find(unread)).isPresent();
  }

  @Test
  void triesBecomeRareWhenTheyKeepFailing() {
    String unread = stored("first", SamplePlugins.droppedIn("1.0.0"));
    jars.breakReading(unread, true);
    for (int i = 0; i < FAILURES_TO_SUSPEND; i++) {
      host.sync();
    }
    jars.breakReading(unread, false);
    host.sync();
    assertThat(host.find(unread)).isEmpty();
    clock.pass(HALF_A_MINUTE);
    host.sync();
    assertThat(host.find(unread)).isPresent();
  }

  @Test
  void aJarWhoseLoadingWasCutShortIsLoadedAgain() {
    String cutShort = stored("first", SamplePlugins.droppedIn("1.0.0"));
    Thread.currentThread().interrupt();
    host.sync();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(host.find(cutShort)).isEmpty();
    host.sync();
    assertThat(host.find(cutShort)).isPresent();
  }

  @Test
  void aJarThatBreaksTheRulesIsNotReadAgain() {
    String bad = stored("bad", HostileAtLoad.EXITS.jar());
    host.sync();
    clock.pass(Duration.ofDays(1));
    host.sync();
    assertThat(jars.readings(bad)).isEqualTo(1);
    assertThat(host.find(bad)).isEmpty();
  }

  @Test
  void whatIsStoppedStopsThoughAnotherCantBeLoaded() {
    String known = stored("first", SamplePlugins.droppedIn("1.0.0"));
    host.sync();
    String unread = stored("second", SamplePlugins.flatFee());
    jars.breakReading(unread, true);
    assertThat(host.disable(known)).isTrue();
    assertThat(host.installed()).singleElement().matches(plugin -> !plugin.enabled());
  }

  /** As another node stored it. */
  private String stored(String id, byte[] jar) {
    String hash = PluginHost.hash(jar);
    jars.save(new PluginInfo(hash, id, "1.0.0", 1, id, Set.of(Capability.USAGE_TERMS)), jar);
    return hash;
  }
}
