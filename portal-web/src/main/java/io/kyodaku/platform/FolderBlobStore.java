package io.kyodaku.platform;

import io.kyodaku.generation.BlobStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files in a folder of the data folder. What is put is written beside its place, synced and then
 * moved there, so that a crash leaves either the old content or the new.
 */
@ApplicationScoped
class FolderBlobStore implements BlobStore {

  private static final Pattern KEY =
      Pattern.compile("[a-z0-9][a-z0-9_.-]{0,99}(/[a-z0-9][a-z0-9_.-]{0,99}){0,7}");

  /** So often another may empty a folder just when something is put there. */
  private static final int TRIES = 5;

  private final Path folder;

  @Inject
  FolderBlobStore(Settings settings) {
    this(settings.data().resolve("blobs"));
  }

  FolderBlobStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String key, InputStream content) throws IOException {
    Path place = place(key);
    Path beside = beside(place);
    try {
      Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(
          beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** A new file in the folder of a place; whoever empties the folder may remove it meanwhile. */
  private static Path beside(Path place) throws IOException {
    Path parent = Objects.requireNonNull(place.getParent());
    for (int tries = 1; ; tries++) {
      try {
        Files.createDirectories(parent);
        return Files.createTempFile(parent, ".part", "");
      } catch (NoSuchFileException removed) {
        if (tries == TRIES) {
          throw removed;
        }
      }
    }
  }

  @Override
  public Optional<InputStream> get(String key) throws IOException {
    try {
      return Optional.of(Files.newInputStream(place(key)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public boolean exists(String key) {
    return Files.isRegularFile(place(key));
  }

  /** With its folder, where nothing else is in it. */
  @Override
  public void remove(String key) throws IOException {
    Path place = place(key);
    Files.deleteIfExists(place);
    Path parent = Objects.requireNonNull(place.getParent());
    if (!parent.equals(folder)) {
      try {
        Files.deleteIfExists(parent);
      } catch (DirectoryNotEmptyException others) {
        return; // Its own time comes.
      }
    }
  }

  /** Keys are made by us; one that isn't of their form is a bug, and must not leave the folder. */
  private Path place(String key) {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw new IllegalArgumentException("not a key: " + key);
    }
    return folder.resolve(key);
  }
}
