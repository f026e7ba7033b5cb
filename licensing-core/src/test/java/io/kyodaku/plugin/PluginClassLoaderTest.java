package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kyodaku.plugin.api.Fee;
import io.kyodaku.shared.Money;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginClassLoaderTest {

  private final ClassLoader loader =
      new PluginClassLoader("0".repeat(64), Map.of(), new byte[] {1});

  @Test
  void itSharesTheApiAndTheJavaBaseWithTheHost() throws ClassNotFoundException {
    assertThat(loader.loadClass(Fee.class.getName())).isEqualTo(Fee.class);
    assertThat(loader.loadClass("java.lang.String")).isEqualTo(String.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.kyodaku.plugin.PluginHost",
        "io.kyodaku.shared.Money",
        "java.sql.Connection",
        "java.util.logging.Logger",
        "org.objectweb.asm.ClassReader",
        "org.slf4j.Logger"
      })
  void itSeesNothingElseOfTheServer(String name) {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass(name));
  }

  @Test
  void itsOnlyResourceIsTheServiceFile() throws IOException {
    assertThat(Collections.list(loader.getResources(JarContents.SERVICE))).hasSize(1);
    assertThat(loader.getResourceAsStream(Money.class.getName().replace('.', '/') + ".class"))
        .isNull();
    assertThat(Collections.list(loader.getResources("META-INF/MANIFEST.MF"))).isEmpty();
  }
}
