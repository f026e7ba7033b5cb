package io.kyodaku.standin.identity;

import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a verification session: it asks for input until a person passes, is canceled, or is
 * redacted. A failed try leaves it asking, with the reason.
 */
public final class Verifications {
  public static final String KIND = "identity.verification_session";
  static final String REPORT = "identity.verification_report";
  static final String ASKS = "requires_input";

  private static final Map<String, String> REASONS =
      Map.of(
          "document_expired", "The document is expired.",
          "document_unverified_other", "The document could not be verified.",
          "consent_declined", "The person declined to be verified.",
          "under_supported_age", "The person is under the supported age.");

  private Verifications() {}

  /** Who a person states to be. */
  public record Person(String firstName, String lastName, LocalDate born) {}

  public static boolean asks(JsonObject session) {
    return Json.text(session, "status").equals(ASKS);
  }

  static boolean isFailure(String code) {
    return REASONS.containsKey(code);
  }

  public static void pass(Act act, JsonObject session, Person person) {
    JsonObject outputs =
        Doc.of("address", null)
            .and("dob", date(person.born()))
            .and("email", null)
            .and("first_name", person.firstName())
            .and("id_number", null)
            .and("id_number_type", null)
            .and("last_name", person.lastName())
            .and("phone", null)
            .and("sex", null)
            .json();
    process(act, session);
    JsonObject report = report(act, session, "verified", outputs, null);
    Doc.in(session)
        .and("last_error", null)
        .and("last_verification_report", Json.text(report, "id"))
        .and("status", "verified")
        .and("url", null)
        .and("_outputs", outputs);
    act.put(session);
    Events.emit(act, "identity.verification_session.verified", shown(session));
  }

  public static void fail(Act act, JsonObject session, String code) {
    process(act, session);
    JsonObject error =
        Doc.of("code", code).and("reason", REASONS.getOrDefault(code, "It failed.")).json();
    JsonObject report = report(act, session, "unverified", new JsonObject(), error);
    Doc.in(session)
        .and("last_error", error)
        .and("last_verification_report", Json.text(report, "id"))
        .and("status", ASKS)
        .and("_token", Ids.next(""));
    act.put(session);
    Events.emit(act, "identity.verification_session.requires_input", shown(session));
  }

  /** A session as callers see it who do not expand {@code verified_outputs}. */
  static JsonObject shown(JsonObject session) {
    JsonObject shown = Json.visible(session);
    shown.remove("verified_outputs");
    return shown;
  }

  private static void process(Act act, JsonObject session) {
    JsonObject processing = Json.with(shown(session), "status", "processing");
    Events.emit(act, "identity.verification_session.processing", processing);
  }

  private static JsonObject report(
      Act act, JsonObject session, String status, JsonObject outputs, @Nullable JsonObject error) {
    String type = Json.text(session, "type");
    JsonObject checked =
        Doc.of("dob", outputs.get("dob"))
            .and("error", error)
            .and("first_name", outputs.get("first_name"))
            .and("last_name", outputs.get("last_name"))
            .and("status", status)
            .json();
    return act.put(
        Doc.of("id", Ids.next("vr_"))
            .and("object", REPORT)
            .and("client_reference_id", session.get("client_reference_id"))
            .and("created", act.created())
            .and("livemode", false)
            .and("options", new JsonObject())
            .and("type", type)
            .and(type, checked)
            .and("verification_session", Json.text(session, "id"))
            .json());
  }

  private static JsonObject date(LocalDate date) {
    return Doc.of("day", date.getDayOfMonth())
        .and("month", date.getMonthValue())
        .and("year", date.getYear())
        .json();
  }
}
