package io.kyodaku.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Another server on the database of a {@link Portal}: started as that one's own was, on a port and
 * in a folder of its own. Beside the portal it has an application with an endpoint that does
 * nothing. Linux only, for it reads how the first was started where that system tells it.
 */
final class SecondNode implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 500;

  private final Process process;
  private final URI address;
  private final Path folder;

  private SecondNode(Process process, URI address, Path folder) {
    this.process = process;
    this.address = address;
    this.folder = folder;
  }

  static SecondNode beside(Portal first) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("kyodaku-second");
    ProcessHandle server = first.server();
    List<String> command = new ArrayList<>(parts(server, "cmdline"));
    replace(command, "--port", String.valueOf(port));
    replace(command, "--rootDir", folder.resolve("payara").toString());
    command.addAll(List.of("--deploy", nothing(folder).toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("portal.log").toFile());
    builder.environment().clear();
    for (String variable : parts(server, "environ")) {
      String[] pair = variable.split("=", 2);
      builder.environment().put(pair[0], pair.length > 1 ? pair[1] : "");
    }
    SecondNode node =
        new SecondNode(builder.start(), URI.create("http://127.0.0.1:" + port + "/"), folder);
    node.awaitReady();
    return node;
  }

  private static List<String> parts(ProcessHandle process, String file) throws IOException {
    Path told = Path.of("/proc", String.valueOf(process.pid()), file);
    return Arrays.stream(new String(Files.readAllBytes(told), StandardCharsets.UTF_8).split("\0"))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static void replace(List<String> command, String option, String value) {
    command.set(command.indexOf(option) + 1, value);
  }

  /** An application with {@link Nothing} alone. */
  private static Path nothing(Path folder) throws IOException {
    Path war = folder.resolve("nothing.war");
    try (OutputStream file = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Class<?> type : List.of(Nothing.class, Nothing.Applied.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry("WEB-INF/classes/" + name));
        try (var content = type.getClassLoader().getResourceAsStream(name)) {
          content.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
    return war;
  }

  private void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < deadline && process.isAlive()) {
        if (answers(http, "health/ready") && answers(http, "nothing/of/it")) {
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("the second server did not start: see " + folder);
  }

  private boolean answers(HttpClient http, String path) throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(address.resolve(path)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Portal.remove(folder);
  }
}
