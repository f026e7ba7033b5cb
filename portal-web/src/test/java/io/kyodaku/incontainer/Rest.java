package io.kyodaku.incontainer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A client of the portal as anybody could write it. What it hears is noted in {@link Heard}. */
record Rest(HttpRequest.Builder request) {

  static final String JSON = "application/json";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** What came back. */
  record Answer(int status, HttpHeaders headers, String body) {

    JsonObject json() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    String type() {
      return headers.firstValue("Content-Type").orElse("");
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The word behind {@code urn:kyodaku:problem:}. */
    String problem() {
      if (!type().startsWith("application/problem+json")) {
        return "no problem but " + type() + ": " + body;
      }
      return json().getString("type").replace("urn:kyodaku:problem:", "");
    }

    /** Status and word in one, to be compared at a glance. */
    String refusal() {
      return status + " " + problem();
    }

    /** The fields that were at fault, in order. */
    java.util.List<String> faults() {
      return json().containsKey("errors")
          ? json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
              .map(error -> error.getString("field"))
              .toList()
          : java.util.List.of();
    }
  }

  static Rest at(String path) {
    return new Rest(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Surroundings.port("portal") + path))
            .timeout(Duration.ofSeconds(60)));
  }

  Rest key(String key) {
    request.setHeader("Authorization", "Bearer " + key);
    return this;
  }

  Rest header(String name, String value) {
    request.setHeader(name, value);
    return this;
  }

  Answer get() {
    return send(request.GET());
  }

  Answer post() {
    return send(request.POST(BodyPublishers.noBody()));
  }

  Answer post(String json) {
    return post(JSON, json);
  }

  Answer post(String mediaType, String body) {
    return send(request.setHeader("Content-Type", mediaType).POST(BodyPublishers.ofString(body)));
  }

  Answer post(String mediaType, byte[] body) {
    return send(
        request.setHeader("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
  }

  Answer method(String method) {
    return send(request.method(method, BodyPublishers.noBody()));
  }

  private static Answer send(HttpRequest.Builder prepared) {
    HttpRequest request = prepared.build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
      Heard.note(request.method(), request.uri().getRawPath(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
