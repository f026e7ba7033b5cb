package io.kyodaku.launcher;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The portal's REST interface, called as a partner calls it. */
final class Api implements AutoCloseable {

  static final String GENERATOR = "kyk_demo_generator";
  static final String ADMIN = "kyk_demo_admin";

  private static final int UNAVAILABLE = 503;
  private static final int ATTEMPTS_AT_MOST = 600;

  private final RunningProgram program;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Api(RunningProgram program) {
    this.program = program;
  }

  /** An answer as it came over the wire. */
  record Answer(int status, String body) {
    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }
  }

  Answer get(String path, String key) {
    return insist(() -> send(request(path, key).GET().build()));
  }

  /**
   * Asks until it is answered, as a partner does: nobody answers while the portal starts, and 503
   * means to come again.
   */
  private static Answer insist(Supplier<Optional<Answer>> call) {
    for (int attempt = 0; attempt < ATTEMPTS_AT_MOST; attempt++) {
      Optional<Answer> answer = call.get();
      if (answer.isPresent() && answer.get().status() != UNAVAILABLE) {
        return answer.get();
      }
      RunningProgram.pause();
    }
    throw new IllegalStateException("it was never answered");
  }

  Answer post(String path, String key, String body) {
    return send(request(path, key).POST(HttpRequest.BodyPublishers.ofString(body)).build())
        .orElseThrow();
  }

  /** Empty when nobody answers. */
  Optional<Answer> tryQuote(String usage) {
    return send(
        request("/api/v1/quotes", GENERATOR)
            .POST(HttpRequest.BodyPublishers.ofString(usage))
            .build());
  }

  Answer authorize(String idempotencyKey, String usage) {
    return insist(() -> tryAuthorize(idempotencyKey, usage));
  }

  Answer settle(String authorization, int seconds) {
    return insist(() -> trySettle(authorization, seconds));
  }

  /** Empty when the server died before it answered. */
  Optional<Answer> tryAuthorize(String idempotencyKey, String usage) {
    return send(
        request("/api/v1/authorizations", GENERATOR)
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(usage))
            .build());
  }

  Optional<Answer> trySettle(String authorization, int seconds) {
    return send(
        request("/api/v1/authorizations/" + authorization + "/settle", GENERATOR)
            .POST(HttpRequest.BodyPublishers.ofString("{\"seconds\":" + seconds + "}"))
            .build());
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(program.uri(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  private Optional<Answer> send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(new Answer(response.statusCode(), response.body()));
    } catch (IOException died) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
