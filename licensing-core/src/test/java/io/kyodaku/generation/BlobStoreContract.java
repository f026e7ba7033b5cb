package io.kyodaku.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

/** What every store of files does. */
public interface BlobStoreContract {

  BlobStore store();

  @Test
  default void whatIsPutIsThere() throws IOException {
    BlobStore store = store();
    String key = "generations/" + Ids.next();
    assertThat(store.exists(key)).isFalse();
    assertThat(store.get(key)).isEmpty();
    store.put(key, stream("one"));
    assertThat(store.exists(key)).isTrue();
    assertThat(read(store, key)).isEqualTo("one");
  }

  @Test
  default void puttingAgainReplaces() throws IOException {
    BlobStore store = store();
    String key = "generations/" + Ids.next();
    store.put(key, stream("one"));
    store.put(key, stream("another"));
    assertThat(read(store, key)).isEqualTo("another");
  }

  @Test
  default void whatIsCutOffLeavesWhatWasThere() throws IOException {
    BlobStore store = store();
    String key = "generations/" + Ids.next();
    store.put(key, stream("one"));
    assertThatThrownBy(() -> store.put(key, cutOff())).isInstanceOf(IOException.class);
    assertThat(read(store, key)).isEqualTo("one");
    String fresh = "generations/" + Ids.next();
    assertThatThrownBy(() -> store.put(fresh, cutOff())).isInstanceOf(IOException.class);
    assertThat(store.exists(fresh)).isFalse();
  }

  @Test
  default void whatIsRemovedIsGoneAndCanBePutAgain() throws IOException {
    BlobStore store = store();
    String folder = "generations/" + Ids.next();
    store.put(folder + "/one", stream("one"));
    store.put(folder + "/two", stream("two"));
    store.remove(folder + "/one");
    store.remove(folder + "/one");
    assertThat(store.get(folder + "/one")).isEmpty();
    assertThat(read(store, folder + "/two")).isEqualTo("two");
    store.remove(folder + "/two");
    store.put(folder + "/one", stream("again"));
    assertThat(read(store, folder + "/one")).isEqualTo("again");
  }

  private static String read(BlobStore store, String key) throws IOException {
    try (InputStream content = store.get(key).orElseThrow()) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** A little, and then a failure. */
  private static InputStream cutOff() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut off");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    return new SequenceInputStream(stream("xyz"), failing);
  }
}
