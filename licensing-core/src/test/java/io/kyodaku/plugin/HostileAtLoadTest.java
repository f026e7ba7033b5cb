package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.kyodaku.plugin.Installation.Installed;
import io.kyodaku.plugin.Installation.Reason;
import io.kyodaku.plugin.Installation.Rejected;
import io.kyodaku.plugin.testkit.HostileAtLoad;
import io.kyodaku.plugin.testkit.PluginSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileAtLoadTest {

  private static final Map<HostileAtLoad, Reason> REASONS = new EnumMap<>(HostileAtLoad.class);

  static {
    REASONS.put(HostileAtLoad.NEVER_CONSTRUCTS, Reason.NO_PLUGIN);
    REASONS.put(HostileAtLoad.NEVER_INITIALIZES, Reason.NO_PLUGIN);
    REASONS.put(HostileAtLoad.FAILS_TO_CONSTRUCT, Reason.NO_PLUGIN);
    REASONS.put(HostileAtLoad.NAMES_NO_SERVICE, Reason.NO_PLUGIN);
    REASONS.put(HostileAtLoad.NAMES_A_MISSING_CLASS, Reason.NO_PLUGIN);
    REASONS.put(HostileAtLoad.NAMES_TWO_SERVICES, Reason.NO_PLUGIN);
    REASONS.put(HostileAtLoad.IS_BUILT_FOR_ANOTHER_API, Reason.WRONG_API_VERSION);
    REASONS.put(HostileAtLoad.HAS_A_BAD_ID, Reason.BROKEN_RULES);
    REASONS.put(HostileAtLoad.HAS_A_BAD_VERSION, Reason.BROKEN_RULES);
    REASONS.put(HostileAtLoad.HOLDS_A_BROKEN_CLASS, Reason.NOT_A_JAR);
    REASONS.put(HostileAtLoad.IS_A_ZIP_BOMB, Reason.NOT_A_JAR);
    REASONS.put(HostileAtLoad.HAS_TOO_MANY_ENTRIES, Reason.NOT_A_JAR);
  }

  private final PluginJars jars = new InMemoryPluginJars();
  private final PluginHost host = Hosts.host(jars, new Hosts.MovableClock());

  @ParameterizedTest
  @EnumSource
  void aHostileJarIsRejectedNamingWhatIsWrongAndNothingIsKept(HostileAtLoad hostile) {
    Rejected rejected = rejected(hostile.jar());
    assertThat(rejected.text()).contains(hostile.named());
    assertThat(rejected.reason())
        .isEqualTo(REASONS.getOrDefault(hostile, Reason.FORBIDDEN_BYTECODE));
    assertThat(jars.list()).isEmpty();
    assertThat(host.installed()).isEmpty();
  }

  @Test
  void whatIsNoJarIsRejected() {
    assertThat(rejected(new byte[0]).reason()).isEqualTo(Reason.NOT_A_JAR);
    assertThat(rejected("%PDF-1.7 hello".getBytes(StandardCharsets.UTF_8)).reason())
        .isEqualTo(Reason.NOT_A_JAR);
  }

  @Test
  void aJarThatWasCutShortIsRejected() {
    byte[] whole = PluginSource.named("cut-short").jar();
    for (int length = 1; length < whole.length - 100; length += 97) {
      Installation outcome = host.install(Arrays.copyOf(whole, length));
      assertThat(outcome).as("%d bytes of %d", length, whole.length).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void bytesThatWereChangedOnTheWayDoNoHarm() {
    byte[] whole = PluginSource.named("bit-rot").jar();
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(host.install(changed)).isInstanceOfAny(Installed.class, Rejected.class);
    }
  }

  @Test
  void aJarThatIsTooLargeIsRejectedUnread() {
    assertThat(rejected(new byte[JarContents.MAX_JAR_BYTES + 1]).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void theIdOfWhatIsBuiltInIsTaken() {
    assertThat(rejected(PluginSource.named("standard").jar()).reason())
        .isEqualTo(Reason.BROKEN_RULES);
  }

  private Rejected rejected(byte[] jar) {
    return switch (host.install(jar)) {
      case Rejected rejected -> rejected;
      case Installed installed -> fail("let in: " + installed);
    };
  }
}
