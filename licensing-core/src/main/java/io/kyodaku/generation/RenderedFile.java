package io.kyodaku.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was rendered, in a temporary file that is gone once this is closed. */
public record RenderedFile(String contentType, Path file) implements AutoCloseable {

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
