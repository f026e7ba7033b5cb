package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path folder;

  @Test
  void oneProgramAtATimeHasIt() {
    try (DataFolder first = DataFolder.open(folder)) {
      assertThat(first.path()).isEqualTo(folder);
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartupRefused.class)
          .hasMessageContaining("another Kyodaku");
    }
    DataFolder.open(folder).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedInOneLine() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("--data");
  }

  @Test
  void theSecretIsMadeOnceAndKeptFromOthers() throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      String secret = data.secret();
      assertThat(secret).hasSize(64);
      assertThat(data.secret()).isEqualTo(secret);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("secret"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aPartsPortIsTheSameAfterEveryStart() {
    try (DataFolder data = DataFolder.open(folder)) {
      int port = data.port("part");
      assertThat(data.port("part")).isEqualTo(port);
    }
  }
}
