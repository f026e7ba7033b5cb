package io.kyodaku.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what libraries log to a file, so that the console says only what a person has to know. */
final class LauncherLog {

  private static final int BYTES_AT_MOST = 5_000_000;
  private static final int FILES = 2;

  private LauncherLog() {}

  static void intoFile(Path data) {
    try {
      Path folder = Files.createDirectories(data.resolve("logs"));
      FileHandler file =
          new FileHandler(folder.resolve("launcher.%g.log").toString(), BYTES_AT_MOST, FILES, true);
      file.setFormatter(new SimpleFormatter());
      Logger root = Logger.getLogger("");
      for (Handler console : root.getHandlers()) {
        root.removeHandler(console);
      }
      root.addHandler(file);
    } catch (IOException e) {
      throw new StartupRefused(
          "the data folder " + data + " can't be written: choose another with --data FOLDER");
    }
  }
}
