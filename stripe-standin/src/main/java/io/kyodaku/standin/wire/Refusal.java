package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer in Stripe's error shape. Thrown, so that the transaction it ends is undone; all but a
 * declined card, which is a fact that stays.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonObject error;

  /**
   * Whether Stripe answers a repeated idempotency key with this very answer: yes once the call was
   * carried out, no when its parameters did not pass.
   */
  private final boolean remembered;

  private Refusal(int status, JsonObject error, boolean remembered) {
    super(Json.write(error), null, false, false);
    this.status = status;
    this.error = error;
    this.remembered = remembered;
  }

  public int status() {
    return status;
  }

  public boolean remembered() {
    return remembered;
  }

  public boolean keepsWhatHappened() {
    return status == 402;
  }

  public JsonObject body() {
    return Json.of("error", error.deepCopy());
  }

  public static Refusal missing(String param) {
    return invalid("parameter_missing", param, "Missing required param: " + param + ".");
  }

  public static Refusal unknownParam(String param) {
    return invalid(
        "parameter_unknown",
        param,
        "Received unknown parameter (or one the stand-in does not cover): " + param);
  }

  public static Refusal invalid(@Nullable String code, @Nullable String param, String message) {
    return new Refusal(400, error("invalid_request_error", code, param, message), false);
  }

  /** The parameters were fine, the state of things was not. */
  public static Refusal conflict(String code, @Nullable String param, String message) {
    return new Refusal(400, error("invalid_request_error", code, param, message), true);
  }

  public static Refusal notFound(String what, String param, String id) {
    return new Refusal(
        404,
        error(
            "invalid_request_error",
            "resource_missing",
            param,
            "No such " + what + ": '" + id + "'"),
        false);
  }

  /** As {@link #notFound}, where Stripe answers 400: the parameter is one of several. */
  public static Refusal noSuch(String what, String param, String id) {
    return invalid("resource_missing", param, "No such " + what + ": '" + id + "'");
  }

  public static Refusal noSuchRoute(String method, String path) {
    return new Refusal(
        404,
        error(
            "invalid_request_error",
            null,
            null,
            "Unrecognized request URL ("
                + method
                + ": "
                + path
                + "), or one the stand-in does not cover."),
        false);
  }

  public static Refusal unauthenticated(String message) {
    return new Refusal(401, error("invalid_request_error", null, null, message), false);
  }

  public static Refusal noAccess(String account) {
    return new Refusal(
        403,
        error(
            "invalid_request_error",
            "account_invalid",
            null,
            "The provided key does not have access to account '"
                + account
                + "' (or that account does not exist). Application access may have been revoked."),
        false);
  }

  public static Refusal idempotency(String message) {
    return new Refusal(400, error("idempotency_error", null, null, message), false);
  }

  public static Refusal declined(String code, String message, Map<String, ?> more) {
    JsonObject error = error("card_error", code, null, message);
    more.forEach((name, value) -> Json.with(error, name, value));
    return new Refusal(402, error, true);
  }

  public static Refusal rateLimited() {
    return new Refusal(
        429,
        error("invalid_request_error", "rate_limit", null, "Request rate limit exceeded."),
        false);
  }

  public static Refusal tooLarge() {
    return new Refusal(
        413, error("invalid_request_error", null, null, "The request body is too large."), false);
  }

  public static Refusal internal(String message) {
    return new Refusal(500, error("api_error", null, null, message), false);
  }

  private static JsonObject error(
      String type, @Nullable String code, @Nullable String param, String message) {
    JsonObject error = new JsonObject();
    if (code != null) {
      error.addProperty("code", code);
      error.addProperty("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }
    error.addProperty("message", message);
    if (param != null) {
      error.addProperty("param", param);
    }
    error.addProperty("type", type);
    return error;
  }
}
