package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Installed;
import io.kyodaku.plugin.Installation.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A folder into which an operator drops jars. A jar that is let in goes to {@code installed/}; one
 * that is not goes to {@code rejected/}, with the reason beside it.
 *
 * <p>A file counts once it has not changed between two looks, so that one that is still being
 * copied is left alone. For one caller at a time.
 */
public final class PluginInbox {

  private static final int MOST_AT_ONCE = 100;

  private final PluginHost host;
  private final Path folder;
  private final BiConsumer<String, Rejected> told;
  private final Map<Path, Seen> lastLook = new HashMap<>();

  /**
   * @param folder made when it is missing
   */
  public PluginInbox(PluginHost host, Path folder) {
    this(host, folder, (file, rejected) -> {});
  }

  /**
   * @param rejections where operators see what was not let in
   */
  public PluginInbox(PluginHost host, Path folder, RejectedPlugins rejections) {
    this(host, folder, rejections::note);
  }

  private PluginInbox(PluginHost host, Path folder, BiConsumer<String, Rejected> told) {
    this.host = host;
    this.folder = folder;
    this.told = told;
  }

  /**
   * Looks into the folder and installs what lies still.
   *
   * @return how many jars were installed or rejected
   * @throws UncheckedIOException when the folder can't be read or made
   */
  public int scan() {
    Map<Path, Seen> thisLook = look();
    int handled = 0;
    for (Map.Entry<Path, Seen> file : thisLook.entrySet()) {
      if (file.getValue().equals(lastLook.get(file.getKey()))
          && handle(file.getKey(), file.getValue())) {
        handled++;
      }
    }
    lastLook.clear();
    lastLook.putAll(thisLook);
    return handled;
  }

  private Map<Path, Seen> look() {
    Map<Path, Seen> files = new HashMap<>();
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
        for (Path jar : jars) {
          if (files.size() < MOST_AT_ONCE && Files.isRegularFile(jar, LinkOption.NOFOLLOW_LINKS)) {
            files.put(jar, new Seen(Files.size(jar), Files.getLastModifiedTime(jar)));
          }
        }
      }
    } catch (NoSuchFileException takenMeanwhile) {
      // Another node shares the folder and was faster; the next look sees what is left.
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin inbox " + folder + " can't be read", e);
    }
    return files;
  }

  private boolean handle(Path jar, Seen seen) {
    try {
      Installation outcome =
          seen.bytes() > JarContents.MAX_JAR_BYTES
              ? new Rejected(
                  Installation.Reason.TOO_LARGE,
                  "A plugin's jar has at most " + JarContents.MAX_JAR_BYTES + " bytes")
              : host.install(Files.readAllBytes(jar));
      switch (outcome) {
        case Installed installed -> move(jar, "installed");
        case Rejected rejected -> {
          Path moved = move(jar, "rejected");
          Files.writeString(
              moved.resolveSibling(moved.getFileName() + ".reason.txt"),
              rejected.reason() + ": " + rejected.text() + "\n",
              StandardCharsets.UTF_8);
          told.accept(jar.getFileName().toString(), rejected);
        }
      }
      return true;
    } catch (NoSuchFileException takenMeanwhile) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin inbox can't handle " + jar.getFileName(), e);
    }
  }

  private Path move(Path jar, String where) throws IOException {
    Path target = Files.createDirectories(folder.resolve(where)).resolve(jar.getFileName());
    return Files.move(jar, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private record Seen(long bytes, FileTime modified) {}
}
