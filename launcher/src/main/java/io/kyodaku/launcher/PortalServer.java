package io.kyodaku.launcher;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Payara Micro with the portal in it. Nobody is let in before the portal is deployed: until then
 * the server alone would answer, and say of everything that it does not exist.
 */
final class PortalServer {

  private static final Duration READY_LIMIT = Duration.ofMinutes(4);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  /** There is no option for the address to listen on, nor for when to begin. */
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

  /**
   * Scripts, styles and drawings travel compressed. Pages do not: they hold tokens, and what
   * somebody else puts into them beside those could be guessed from how well it compresses.
   */
  private static final String COMPRESSION =
      """
      set configs.config.server-config.network-config.protocols.protocol.http-listener.http.compression=on
      set configs.config.server-config.network-config.protocols.protocol.http-listener.http.compressable-mime-type=text/css,text/javascript,application/javascript,image/svg+xml
      """;

  private final DataFolder data;
  private final Path folder;
  private final int port;
  private final String bindAddress;

  PortalServer(DataFolder data, int port, String bindAddress) {
    this.data = data;
    this.folder = data.path().resolve("payara");
    this.port = port;
    this.bindAddress = bindAddress;
  }

  List<String> command(List<String> java, Installation installation) {
    String closed =
        LISTENER + ".address=" + bindAddress + "\n" + LISTENER + ".enabled=false\n" + COMPRESSION;
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-jar", installation.payara().toString()));
    command.addAll(List.of("--nocluster", "--disablephonehome"));
    command.addAll(List.of("--port", String.valueOf(port)));
    command.addAll(List.of("--rootDir", folder.toString()));
    command.addAll(List.of("--prebootcommandfile", data.write("payara-boot", closed).toString()));
    command.addAll(
        List.of(
            "--postdeploycommandfile",
            data.write("payara-open", LISTENER + ".enabled=true\n").toString()));
    command.addAll(List.of("--contextRoot", "/", "--deploy", installation.war().toString()));
    return command;
  }

  /**
   * Forgets what an earlier server left in its folder. One that was killed left the portal there as
   * deployed, and the next would start that, throw it away amid its first calls, and deploy anew.
   */
  void forget() {
    DataFolder.remove(folder);
  }

  /**
   * @param stopping whether to give up, since the program is being stopped
   * @throws StartupRefused when it ended, holds no portal, or takes too long
   */
  void awaitReady(Part server, BooleanSupplier stopping) {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    try {
      while (System.nanoTime() < deadline && !stopping.getAsBoolean()) {
        if (!server.alive()) {
          throw new StartupRefused("the portal did not start: see " + server.log());
        }
        switch (readiness(client)) {
          case READY -> {
            return;
          }
          case EMPTY ->
              throw new StartupRefused("the portal was not deployed: see " + server.log());
          case SILENT, STARTING -> Thread.sleep(100);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      client.shutdownNow();
    }
    if (!stopping.getAsBoolean()) {
      throw new StartupRefused(
          "the portal was not ready after %d minutes: see %s"
              .formatted(READY_LIMIT.toMinutes(), server.log()));
    }
  }

  /** How the server stands, as it says itself. */
  enum Readiness {
    /** It lets nobody in yet. */
    SILENT,
    /** It has something to do before it can serve, such as the demo's data. */
    STARTING,
    READY,
    /** It is there without the portal. */
    EMPTY
  }

  /** Where it is reached from here. */
  private String host() {
    return switch (bindAddress) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "[::1]";
      default -> bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
    };
  }

  private Readiness readiness(HttpClient client) throws InterruptedException {
    URI ready = URI.create("http://" + host() + ":" + port + "/health/ready");
    return ask(client, HttpRequest.newBuilder(ready).build(), ANSWER_LIMIT);
  }

  /** An answer may begin and never end: it is not waited for. */
  static Readiness ask(HttpClient client, HttpRequest request, Duration limit)
      throws InterruptedException {
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      HttpResponse<String> answer = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!answer.body().contains("kyodaku-database")) {
        return Readiness.EMPTY;
      }
      return answer.statusCode() == 200 ? Readiness.READY : Readiness.STARTING;
    } catch (ExecutionException | TimeoutException notYet) {
      asked.cancel(true);
      return Readiness.SILENT;
    }
  }
}
