package io.kyodaku.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.generation.BlobStore;
import io.kyodaku.generation.BlobStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBlobStoreTest implements BlobStoreContract {

  @TempDir private Path folder;

  @Override
  public BlobStore store() {
    return new FolderBlobStore(folder);
  }

  @Test
  void aFolderThatIsEmptiedGoes() throws IOException {
    BlobStore store = store();
    store.put("art/one/96.jpg", content("small"));
    store.put("art/one/320.jpg", content("large"));
    store.remove("art/one/96.jpg");
    assertThat(folder.resolve("art/one")).isNotEmptyDirectory();
    store.remove("art/one/320.jpg");
    assertThat(folder.resolve("art/one")).doesNotExist();
    assertThat(folder).exists();
  }

  @Test
  void contentThatBreaksOffLeavesNothing() throws IOException {
    FolderBlobStore store = new FolderBlobStore(folder);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> store.put("results/a.png", broken)).isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(folder.resolve("results"))) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../secret",
        "a/../../secret",
        "/etc/passwd",
        "A",
        "a//b",
        "a\\b",
        ".hidden",
        "a/.part"
      })
  void aKeyNeverLeavesTheFolder(String key) {
    FolderBlobStore store = new FolderBlobStore(folder);
    assertThatThrownBy(() -> store.exists(key)).isInstanceOf(IllegalArgumentException.class);
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
