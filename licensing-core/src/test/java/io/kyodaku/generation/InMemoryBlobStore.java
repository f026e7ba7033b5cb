package io.kyodaku.generation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory. */
public final class InMemoryBlobStore implements BlobStore {

  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public void put(String key, InputStream content) throws IOException {
    blobs.put(key, content.readAllBytes());
  }

  @Override
  public Optional<InputStream> get(String key) {
    return Optional.ofNullable(blobs.get(key)).map(ByteArrayInputStream::new);
  }

  @Override
  public boolean exists(String key) {
    return blobs.containsKey(key);
  }

  @Override
  public void remove(String key) {
    blobs.remove(key);
  }

  public Set<String> keys() {
    return Set.copyOf(blobs.keySet());
  }
}
