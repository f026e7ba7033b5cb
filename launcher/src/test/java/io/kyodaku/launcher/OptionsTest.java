package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private static final Path DEFAULT = Path.of("/srv/kyodaku/var");

  @Test
  void sayingNothingTakesTheDefaults() {
    assertThat(Options.parse(List.of(), DEFAULT)).isEqualTo(new Options(8080, DEFAULT));
  }

  @Test
  void portAndFolderAreTaken() {
    assertThat(Options.parse(List.of("--port", "9090", "--data", "/srv/x"), DEFAULT))
        .isEqualTo(new Options(9090, Path.of("/srv/x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--port", "--port 0", "--port 65536", "--port -1", "--port x", "--what 1", "8080"})
  void anythingElseIsRefusedInOneLine(String line) {
    assertThatThrownBy(() -> Options.parse(List.of(line.split(" ")), DEFAULT))
        .isInstanceOf(StartupRefused.class)
        .message()
        .hasLineCount(1);
  }
}
