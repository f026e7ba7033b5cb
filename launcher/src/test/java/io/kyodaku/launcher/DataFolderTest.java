package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
      assertThat(permissions(folder.resolve("secret"))).isEqualTo("rw-------");
    }
  }

  @Test
  void aSecretThatIsNotWholeIsRefusedInOneLine() throws IOException {
    for (String cut : List.of("", "\n", "0123456789abcdef")) {
      Files.writeString(folder.resolve("secret"), cut);
      try (DataFolder data = DataFolder.open(folder)) {
        assertThatThrownBy(data::secret)
            .isInstanceOf(StartupRefused.class)
            .hasMessageContaining("secret")
            .message()
            .hasLineCount(1);
      }
    }
  }

  @Test
  void aSecretWhoseWritingWasCutShortIsMadeAnew() throws IOException {
    Files.writeString(folder.resolve("secret.begun"), "0123");
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.secret()).hasSize(64);
      assertThat(folder.resolve("secret.begun")).doesNotExist();
    }
  }

  @Test
  void theFolderIsItsOwnersAlone() throws IOException {
    Path fresh = folder.resolve("above/data");
    DataFolder.open(fresh).close();
    assertThat(permissions(fresh)).isEqualTo("rwx------");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataFolder.open(fresh).close();
    assertThat(permissions(fresh)).isEqualTo("rwx------");
  }

  @Test
  void aFolderThatHoldsOtherThingsStaysAsItIs() throws IOException {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    Files.createFile(shared.resolve("somebody's"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataFolder.open(shared).close();
    assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aPartsPortIsTheSameAfterEveryStart() {
    try (DataFolder data = DataFolder.open(folder)) {
      int port = data.port("part");
      assertThat(data.port("part")).isEqualTo(port);
    }
  }
}
