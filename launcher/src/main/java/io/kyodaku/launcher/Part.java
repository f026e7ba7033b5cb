package io.kyodaku.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One program that the launcher runs beside itself, its output kept in a log file of its own. */
final class Part {

  private static final long STOP_SECONDS = 20;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Runnable preparation;
  private Process process;

  private Part(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Runnable preparation) {
    this.name = name;
    this.command = command;
    this.environment = environment;
    this.log = log;
    this.preparation = preparation;
    preparation.run();
    process = launch(command, environment, log);
  }

  static Part start(String name, List<String> command, Map<String, String> environment, Path log) {
    return start(name, command, environment, log, () -> {});
  }

  /**
   * @param preparation done before each start, the first one and those after it died
   */
  static Part start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Runnable preparation) {
    return new Part(name, command, environment, log, preparation);
  }

  private static Process launch(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new StartupRefused(command.getFirst() + " could not be started: " + e.getMessage());
    }
  }

  String name() {
    return name;
  }

  boolean alive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  void restart() {
    preparation.run();
    process = launch(command, environment, log);
  }

  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
