package io.kyodaku.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kyodaku.plugin.api.Capability;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PluginJarTest {

  @Test
  void theSameSourceIsTheSameJar() {
    assertThat(SamplePlugins.droppedIn("1.0.0")).isEqualTo(SamplePlugins.droppedIn("1.0.0"));
    assertThat(SamplePlugins.droppedIn("1.0.0")).isNotEqualTo(SamplePlugins.droppedIn("1.0.1"));
  }

  @Test
  void aJarHoldsItsClassesAndNamesItsService() throws IOException {
    assertThat(entriesOf(SamplePlugins.flatFee()))
        .containsExactlyInAnyOrder(
            "META-INF/services/io.kyodaku.plugin.api.KyodakuPlugin",
            "flat/FlatFee.class",
            "flat/FlatFeeSettings.class");
  }

  @Test
  void aClassOfTheTestCanGoIn() throws IOException {
    assertThat(entriesOf(new PluginJar().compiled(PluginJarTest.class).bytes()))
        .containsExactly("io/kyodaku/plugin/testkit/PluginJarTest.class");
  }

  @Test
  void aSourceThatDoesNotCompileSaysWhy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PluginSource.named("broken").fee("return 1;").jar())
        .withMessageContaining("incompatible types");
  }

  @ParameterizedTest
  @EnumSource
  void everyCapabilityHasItsHostilePlugins(Capability capability) {
    assertThat(HostileInUse.in(capability)).isNotEmpty();
  }

  private static List<String> entriesOf(byte[] jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
