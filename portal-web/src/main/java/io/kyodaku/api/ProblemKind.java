package io.kyodaku.api;

import java.util.Locale;

/**
 * Every way in which a call can fail, as the last part of its {@code type}. Slugs are for programs
 * and never change; titles are for people.
 */
enum ProblemKind {
  INVALID_REQUEST(400, "The request is not valid"),
  IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing or not valid"),
  INVALID_SIGNATURE(400, "The signature does not hold"),
  UNAUTHENTICATED(401, "A valid key is needed"),
  INSUFFICIENT_CREDITS(402, "The wallet has too few credits"),
  SPENDING_LIMIT_REACHED(402, "The creator lets this generator spend no more"),
  INSUFFICIENT_SCOPE(403, "The key may not do this"),
  LICENSE_REFUSED(403, "The licence is refused"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer is JSON"),
  IDEMPOTENCY_KEY_REUSED(409, "The idempotency key belongs to another request"),
  ALREADY_SETTLED(409, "The authorization is settled"),
  ALREADY_VOIDED(409, "The authorization is voided"),
  ABOVE_HOLD(409, "More seconds than were authorized"),
  NOT_YET_APPROVED(409, "An owner has not answered yet"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has another media type than is read here"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "Not possible right now, try again");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String type() {
    return "urn:kyodaku:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
