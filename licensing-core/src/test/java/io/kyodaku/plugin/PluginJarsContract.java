package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginJars.StoredPlugin;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of jars does. */
interface PluginJarsContract {

  PluginJars jars();

  /** A tenant that nobody else uses. */
  TenantId tenant();

  @Test
  default void whatWasSavedIsFoundAndListedAsItWas() {
    byte[] jar = jar();
    PluginInfo plugin = plugin(jar);
    PluginJars jars = jars();
    jars.save(plugin, jar);
    assertThat(jars.find(plugin.hash()))
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(jar));
    assertThat(jars.list()).contains(new StoredPlugin(plugin, true));
    assertThat(jars.find("0".repeat(64))).isEmpty();
  }

  @Test
  default void savingAgainChangesNothing() {
    byte[] jar = jar();
    PluginInfo plugin = plugin(jar);
    PluginJars jars = jars();
    jars.save(plugin, jar);
    jars.setEnabled(plugin.hash(), false);
    jars.save(new PluginInfo(plugin.hash(), "another", "2", 1, "Another", plugin.offers()), jar);
    assertThat(jars.list()).contains(new StoredPlugin(plugin, false));
  }

  @Test
  default void aJarIsDisabledAndEnabledAgain() {
    byte[] jar = jar();
    PluginInfo plugin = plugin(jar);
    PluginJars jars = jars();
    jars.save(plugin, jar);
    assertThat(jars.setEnabled(plugin.hash(), false)).isTrue();
    assertThat(jars.setEnabled(plugin.hash(), false)).isTrue();
    assertThat(jars.list()).contains(new StoredPlugin(plugin, false));
    assertThat(jars.setEnabled(plugin.hash(), true)).isTrue();
    assertThat(jars.list()).contains(new StoredPlugin(plugin, true));
    assertThat(jars.setEnabled("0".repeat(64), false)).isFalse();
  }

  @Test
  default void aTenantHasWhatWasMadeAvailableToItUntilThatIsWithdrawn() {
    byte[] jar = jar();
    PluginInfo plugin = plugin(jar);
    TenantId mine = tenant();
    TenantId other = tenant();
    UUID admin = UUID.randomUUID();
    PluginJars jars = jars();
    jars.save(plugin, jar);
    assertThat(jars.makeAvailable(mine, plugin.hash(), admin)).isTrue();
    assertThat(jars.makeAvailable(mine, plugin.hash(), admin)).isTrue();
    assertThat(jars.listFor(mine)).containsExactly(plugin);
    assertThat(jars.listFor(other)).isEmpty();
    assertThat(jars.availability()).containsEntry(plugin.hash(), Set.of(mine));

    assertThat(jars.withdraw(mine, plugin.hash(), admin)).isTrue();
    assertThat(jars.withdraw(mine, plugin.hash(), admin)).isFalse();
    assertThat(jars.listFor(mine)).isEmpty();
    assertThat(jars.availability()).doesNotContainKey(plugin.hash());

    assertThat(jars.makeAvailable(mine, plugin.hash(), admin)).isTrue();
    assertThat(jars.listFor(mine)).containsExactly(plugin);
  }

  @Test
  default void whatIsDisabledIsNotListedForATenant() {
    byte[] jar = jar();
    PluginInfo plugin = plugin(jar);
    TenantId mine = tenant();
    PluginJars jars = jars();
    jars.save(plugin, jar);
    jars.makeAvailable(mine, plugin.hash(), UUID.randomUUID());
    jars.setEnabled(plugin.hash(), false);
    assertThat(jars.listFor(mine)).isEmpty();
  }

  @Test
  default void whatIsNotThereCanNotBeMadeAvailable() {
    assertThat(jars().makeAvailable(tenant(), "0".repeat(64), UUID.randomUUID())).isFalse();
  }

  private static byte[] jar() {
    return ("a jar " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }

  private static PluginInfo plugin(byte[] jar) {
    return new PluginInfo(
        PluginHost.hash(jar),
        "some-plugin",
        "1.0.0",
        1,
        "Some plugin",
        EnumSet.of(Capability.USAGE_TERMS, Capability.PAYOUT_SCHEDULE));
  }
}
