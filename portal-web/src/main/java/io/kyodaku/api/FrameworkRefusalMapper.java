package io.kyodaku.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses (no such path, method or media type) is a problem like any other. */
@Provider
public class FrameworkRefusalMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refusal) {
    Response plain = refusal.getResponse();
    if (plain.getStatus() < 400 || plain.getStatus() >= 500) {
      return Incident.of(refusal);
    }
    Response.ResponseBuilder answer =
        Response.fromResponse(problemOf(plain.getStatus()).response());
    String allowed = plain.getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null) {
      answer.header(HttpHeaders.ALLOW, allowed);
    }
    return answer.build();
  }

  static Problem problemOf(int status) {
    return switch (status) {
      case 401 ->
          Problem.of(
              ProblemKind.UNAUTHENTICATED, "Send a valid key as Authorization: Bearer <key>.");
      case 403 -> Problem.of(ProblemKind.INSUFFICIENT_SCOPE, "This key may not do this.");
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "See the header Allow.");
      case 406 -> Problem.of(ProblemKind.NOT_ACCEPTABLE, "Accept application/json.");
      case 413 -> Problem.of(ProblemKind.PAYLOAD_TOO_LARGE, "Send less.");
      case 415 ->
          Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send the media type in the description.");
      case 429 -> Problem.of(ProblemKind.RATE_LIMITED, "Wait a little.");
      default -> Problem.of(ProblemKind.INVALID_REQUEST, "The request could not be read.");
    };
  }
}
