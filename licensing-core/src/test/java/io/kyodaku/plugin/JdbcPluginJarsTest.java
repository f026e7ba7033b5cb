package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JdbcPluginJarsTest implements PluginJarsContract {

  private static final TestDatabase DATABASE = TestDatabase.shared();

  @Override
  public PluginJars jars() {
    return new JdbcPluginJars(DATABASE.owner(), Clock.systemUTC());
  }

  @Override
  public TenantId tenant() {
    return TestTenants.verified(DATABASE, "JPY");
  }

  @Test
  void postgresqlItselfRefusesAHashThatIsNotTheJars() {
    byte[] jar = "one".getBytes(StandardCharsets.UTF_8);
    PluginInfo other =
        new PluginInfo(
            "f".repeat(64), "some-plugin", "1", 1, "Some", Set.of(Capability.USAGE_TERMS));
    assertThatThrownBy(() -> jars().save(other, jar))
        .rootCause()
        .hasMessageContaining("plugin_jar_is_its_hash");
  }

  @Test
  void postgresqlItselfKeepsAnInstalledJarAsItIs() {
    byte[] jar = "kept".getBytes(StandardCharsets.UTF_8);
    String hash = PluginHost.hash(jar);
    jars()
        .save(
            new PluginInfo(hash, "some-plugin", "1", 1, "Some", Set.of(Capability.USAGE_TERMS)),
            jar);
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    DATABASE, "update plugin_jar set version = '2' where hash = ?", hash))
        .rootCause()
        .hasMessageContaining("never changes");
    assertThatThrownBy(
            () -> TestTenants.execute(DATABASE, "delete from plugin_jar where hash = ?", hash))
        .rootCause()
        .hasMessageContaining("never changes");
    assertThat(jars().find(hash)).isPresent();
  }
}
