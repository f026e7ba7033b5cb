package io.kyodaku.api;

import io.kyodaku.shared.FieldError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that failed, as RFC 9457 writes it down.
 *
 * @param detail what happened this time, for people, without anything that was sent
 * @param more further members, described with the schema of a problem in {@link ApiApplication}
 */
record Problem(ProblemKind kind, String detail, Map<String, Object> more) {

  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  Problem {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind, detail, Map.of());
  }

  static Problem notFound() {
    return of(ProblemKind.NOT_FOUND, "No such resource, or not one of yours.");
  }

  static Problem fields(List<FieldError> errors) {
    return of(ProblemKind.INVALID_REQUEST, "Nothing was done; errors names each field at fault.")
        .with("errors", errors);
  }

  static Problem unavailable(int retrySeconds) {
    return of(
            ProblemKind.UNAVAILABLE,
            "Too busy, or out of touch with the database. Ask again with the same key or id.")
        .with("retryAfter", retrySeconds);
  }

  Problem with(String member, Object value) {
    Map<String, Object> longer = new LinkedHashMap<>(more);
    longer.put(member, value);
    return new Problem(kind, detail, longer);
  }

  ProblemException exception() {
    return new ProblemException(this);
  }

  String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", kind.type());
    members.put("title", kind.title());
    members.put("status", kind.status());
    members.put("detail", detail);
    more.forEach((name, value) -> members.put(name, written(value)));
    return Json.write(members);
  }

  /** Of what is wrong with a field, callers are told the field and the English words. */
  private static Object written(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(Problem::written).toList();
      case FieldError error -> {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("field", error.field());
        members.put("message", error.message());
        yield members;
      }
      default -> value;
    };
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(kind.status())
            .type(MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(json());
    Object retryAfter = more.get("retryAfter");
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    if (kind == ProblemKind.UNAUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kyodaku\"");
    }
    return response.build();
  }
}
