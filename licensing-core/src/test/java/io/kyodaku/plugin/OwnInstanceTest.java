package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.plugin.testkit.SampleFacts;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.shared.TenantId;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin that remembers has nobody to tell but the tenant of whom it remembers. */
class OwnInstanceTest {

  private static final UsageFacts DEARER =
      SampleFacts.withSeconds(Hosts.USAGE, 2 * Hosts.USAGE.seconds());

  /** Remembers the first list fee that it sees, and asks it of everyone. */
  private static final String FIRST_SEEN =
      "long[] seen = SEEN.get(0); if (seen[0] == 0) { seen[0] = facts.listFeeMicros(); }"
          + " return new Fee(seen[0], facts.currency());";

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId one = Hosts.tenant();
  private final TenantId other = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final List<long[]> SEEN = List.of(new long[1]);",
        "final List<long[]> SEEN = List.of(new long[1]);"
      })
  void whatAPluginSawOfOneTenantReachesNoOther(String state) {
    byte[] jar = PluginSource.named("remembering").members(state).fee(FIRST_SEEN).jar();
    PluginPin pin = Hosts.seated(host, jar, one, other);
    assertThat(fee(one, pin, Hosts.USAGE)).isEqualTo(Hosts.USAGE.listFeeMicros());
    assertThat(fee(other, pin, DEARER)).isEqualTo(DEARER.listFeeMicros());
  }

  @Test
  void whatMayNoLongerActForgets() {
    String state = "final List<long[]> SEEN = List.of(new long[1]);";
    byte[] jar = PluginSource.named("remembering").members(state).fee(FIRST_SEEN).jar();
    PluginPin pin = Hosts.seated(host, jar, one);
    assertThat(fee(one, pin, Hosts.USAGE)).isEqualTo(Hosts.USAGE.listFeeMicros());
    host.withdraw(one, pin.hash(), Hosts.ADMIN);
    host.makeAvailable(one, pin.hash(), Hosts.ADMIN);
    assertThat(fee(one, pin, DEARER)).isEqualTo(DEARER.listFeeMicros());
  }

  @Test
  @Timeout(30)
  void theClassesOfWhatMayNoLongerActAreUnloaded() throws RejectedJar, Misbehaviour {
    Surroundings around = Hosts.surroundings(new Hosts.MovableClock());
    Seats seats = new Seats(around);
    byte[] jar = SamplePlugins.droppedIn("1.0.0");
    String hash = PluginHost.hash(jar);
    LoadedPlugin known = around.loader().load(hash, jar);
    Map<String, LoadedPlugin> loaded = Map.of(hash, known);
    around.plugins().swap(new LivePlugins.View(loaded, Set.of(), Map.of(hash, Set.of(one))));
    PluginPin pin = PluginPin.of(hash, null);
    assertThat(new GuardedUsageTerms(seats.usageTerms(one, pin), Hosts.TEN_TIMES).fee(Hosts.USAGE))
        .isInstanceOf(Answered.class);
    WeakReference<ClassLoader> own =
        new WeakReference<>(
            seats.engagement(one, hash).plugin().plugin().getClass().getClassLoader());
    assertThat(own.get()).isNotSameAs(known.plugin().getClass().getClassLoader());

    LivePlugins.View withdrawn = new LivePlugins.View(loaded, Set.of(), Map.of());
    around.plugins().swap(withdrawn);
    seats.letGoOfWhatMayNotAct(withdrawn);
    while (own.get() != null) {
      assertThat(Thread.interrupted()).as("still loaded").isFalse();
      System.gc();
    }
    around.watchdog().close();
  }

  private long fee(TenantId tenant, PluginPin pin, UsageFacts usage) {
    PluginAnswer<Fee> answer = host.usageTerms(tenant, pin, Hosts.TEN_TIMES).fee(usage);
    assertThat(answer).isInstanceOf(Answered.class);
    return ((Answered<Fee>) answer).value().micros();
  }
}
