package io.kyodaku.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The whole program, as a newcomer runs it. */
final class Portal implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 500;

  private final Process process;
  private final URI address;
  private final Path data;

  private Portal(Process process, URI address, Path data) {
    this.process = process;
    this.address = address;
    this.data = data;
  }

  /**
   * @param home the built distribution
   */
  static Portal start(Path home, Path data) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                home.resolve("lib") + "/*",
                "io.kyodaku.launcher.Main",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("launcher.out").toFile())
            .start();
    Portal portal = new Portal(process, URI.create("http://127.0.0.1:" + port + "/"), data);
    portal.awaitReady();
    return portal;
  }

  private void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    HttpRequest ready = HttpRequest.newBuilder(address.resolve("/health/ready")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline && process.isAlive()) {
        try {
          if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // Nobody listens.
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("the portal did not start: see " + data);
  }

  /** The server that the program started. */
  ProcessHandle server() {
    return process
        .descendants()
        .filter(part -> part.info().commandLine().orElse("").contains("payara-micro.jar"))
        .findFirst()
        .orElseThrow();
  }

  URI address() {
    return address;
  }

  /** Its database as the owner sees it, past every wall. */
  DataSource database() throws IOException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres");
    source.setUser("postgres");
    return source;
  }

  int databasePort() throws IOException {
    return port("postgres");
  }

  /** Where a part of it listens. */
  int port(String part) throws IOException {
    return Integer.parseInt(Files.readString(data.resolve(part + ".port")).strip());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
