package io.kyodaku.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Refusals of calls, as RFC 9457 writes them down, before a call reaches its resource. */
final class Problems {

  private Problems() {}

  static void unauthenticated(HttpServletResponse response, boolean presented) throws IOException {
    // RFC 6750, section 3.1: the error is named only where a key was presented.
    response.setHeader(
        "WWW-Authenticate",
        presented
            ? "Bearer realm=\"kyodaku\", error=\"invalid_token\""
            : "Bearer realm=\"kyodaku\"");
    write(
        response,
        HttpServletResponse.SC_UNAUTHORIZED,
        "unauthenticated",
        "A valid key is needed",
        "Send a valid key as Authorization: Bearer <key>.");
  }

  static void tooMany(HttpServletResponse response, Duration wait) throws IOException {
    retryAfter(response, wait);
    write(response, 429, "rate-limited", "Too many requests", "Wait as long as Retry-After says.");
  }

  /** In whole seconds, rather one too many. */
  static void retryAfter(HttpServletResponse response, Duration wait) {
    response.setHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds() + 1)));
  }

  static void tooLarge(HttpServletResponse response, long bytesAtMost) throws IOException {
    write(
        response,
        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
        "payload-too-large",
        "The body is too large",
        "At most " + bytesAtMost + " bytes are read here.");
  }

  /** For what failed without saying more. */
  static void bare(HttpServletResponse response, int status) throws IOException {
    switch (status) {
      case 400 ->
          write(
              response, status, "invalid-request", "The request is not valid", "It can't be read.");
      case 404 ->
          write(response, status, "not-found", "There is nothing here", "Or it is not yours.");
      case 405 ->
          write(
              response,
              status,
              "method-not-allowed",
              "The method is not allowed here",
              "See Allow.");
      case 406 ->
          write(
              response, status, "not-acceptable", "The answer is JSON", "Accept application/json.");
      case 413 ->
          write(response, status, "payload-too-large", "The body is too large", "Send less.");
      case 415 ->
          write(
              response,
              status,
              "unsupported-media-type",
              "The body has another media type than is read here",
              "Send the media type in the description.");
      case 503 -> write(response, status, "unavailable", "Not possible right now", "Try again.");
      default -> {
        if (status >= 500) {
          write(
              response, status, "internal-error", "Something went wrong on our side", "Try again.");
        } else {
          write(response, status, "invalid-request", "The request is not valid", "It was refused.");
        }
      }
    }
  }

  /** The texts are ours and need no escaping. */
  private static void write(
      HttpServletResponse response, int status, String slug, String title, String detail)
      throws IOException {
    byte[] body = json(status, slug, title, detail).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static String json(int status, String slug, String title, String detail) {
    return "{\"type\":\"urn:kyodaku:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
        .formatted(slug, title, status, detail);
  }
}
