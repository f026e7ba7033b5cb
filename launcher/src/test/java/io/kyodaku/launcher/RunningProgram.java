package io.kyodaku.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The distribution as a person runs it: a process of its own, on a free port, with a folder of its
 * own.
 */
public final class RunningProgram implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final Process process;
  private final int port;
  private final Path data;
  private final Path output;

  private RunningProgram(Process process, int port, Path data, Path output) {
    this.process = process;
    this.port = port;
    this.data = data;
    this.output = output;
  }

  /**
   * Starts it with demo data in {@code target/it/name} and waits until it says that it is ready.
   */
  public static RunningProgram start(String name) {
    return start(name, Map.of());
  }

  /** The same with more in its environment. */
  static RunningProgram start(String name, Map<String, String> environment) {
    Path data = target().resolve("it").resolve(name).toAbsolutePath();
    deleteAll(data);
    RunningProgram program = launch(data, freePort(), environment);
    program.awaitReady();
    return program;
  }

  private static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Starts it again on the same data. */
  RunningProgram again() {
    return again(Map.of());
  }

  /** The same with more in its environment. */
  public RunningProgram again(Map<String, String> environment) {
    RunningProgram program = launch(data, port, environment);
    program.awaitReady();
    return program;
  }

  static RunningProgram launch(
      Path data, int port, Map<String, String> environment, String... more) {
    return launch(home(), data, port, environment, more);
  }

  static RunningProgram launch(
      Path home, Path data, int port, Map<String, String> environment, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx256m", "-cp", home.resolve("lib") + "/*", "io.kyodaku.launcher.Main"));
    command.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
    command.addAll(List.of(more));
    try {
      Path output = Files.createTempFile("kyodaku", ".out");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(key -> key.startsWith("KYODAKU_"));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new RunningProgram(builder.start(), port, data, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!said().contains("Kyodaku is ready")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("it did not start: " + said());
      }
      pause();
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Path data() {
    return data;
  }

  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end and gives its exit code. */
  int exitCode() {
    try {
      if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("it did not end: " + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Ends one of its parts the way a crash does. {@code mark} is found in the part's command line.
   */
  void killPart(String mark) {
    part(mark)
        .orElseThrow(() -> new IllegalStateException("no part with " + mark + " runs"))
        .destroyForcibly();
  }

  Optional<ProcessHandle> part(String mark) {
    return ProcessHandle.allProcesses()
        .filter(handle -> commandLine(handle).contains(mark))
        .filter(this::isOurs)
        .findFirst();
  }

  private boolean isOurs(ProcessHandle handle) {
    return commandLine(handle).contains(data.toString()) && handle.pid() != process.pid();
  }

  /** All that runs on its data. */
  List<ProcessHandle> parts() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private static String commandLine(ProcessHandle handle) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException ended) {
      return "";
    }
  }

  /** Ends the launcher itself the way a crash does, with no chance to stop its parts. */
  void killLauncher() {
    process.destroyForcibly();
    exitCode();
  }

  @Override
  public void close() {
    process.destroy();
    exitCode();
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The distribution that was built. */
  static Path home() {
    return target().resolve("kyodaku");
  }

  public static Path target() {
    return Path.of("target").toAbsolutePath();
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
