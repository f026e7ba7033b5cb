package io.kyodaku.generation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps files: results, images, evidence. A key is a relative path of {@code a-z 0-9 - _ . /}; what
 * stands under one appears whole or not at all, and putting it again replaces it.
 */
public interface BlobStore {

  void put(String key, InputStream content) throws IOException;

  /** The content, which the caller closes. */
  Optional<InputStream> get(String key) throws IOException;

  boolean exists(String key) throws IOException;

  /** Afterwards there is nothing under the key, whether there was before or not. */
  void remove(String key) throws IOException;
}
