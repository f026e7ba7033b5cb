package io.kyodaku.standin.identity;

import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.net.URI;

/** {@code /v1/identity/verification_sessions} and the reports. */
public final class VerificationCalls {
  private static final String PATH = "/v1/identity/verification_sessions";

  private final URI base;

  public VerificationCalls(URI base) {
    this.base = base;
  }

  public void routes(Router router) {
    router
        .post(PATH, this::create)
        .get(PATH, VerificationCalls::list)
        .get(PATH + "/{id}", VerificationCalls::retrieve)
        .post(PATH + "/{id}", VerificationCalls::update)
        .post(PATH + "/{id}/cancel", VerificationCalls::cancel)
        .post(PATH + "/{id}/redact", VerificationCalls::redact)
        .get("/v1/identity/verification_reports/{id}", VerificationCalls::report);
  }

  private JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params()
            .only(
                "type",
                "metadata",
                "options",
                "return_url",
                "client_reference_id",
                "provided_details");
    String type =
        params.choice("type", "document", "id_number").orElseThrow(() -> Refusal.missing("type"));
    Params details = params.within("provided_details").only("email", "phone");
    String id = Ids.next("vs_1", 23);
    JsonObject session =
        Doc.of("id", id)
            .and("object", Verifications.KIND)
            .and("client_reference_id", params.text("client_reference_id"))
            .and("client_secret", id + "_secret_" + Ids.next(""))
            .and("created", act.created())
            .and("last_error", null)
            .and("last_verification_report", null)
            .and("livemode", false)
            .and("metadata", Metadata.of(params))
            .and("options", params.within("options").values().deepCopy())
            .and(
                "provided_details", details.values().isEmpty() ? null : details.values().deepCopy())
            .and("redaction", null)
            .and("status", Verifications.ASKS)
            .and("type", type)
            .and("url", base + "/identity/" + id)
            .and("_return_url", params.url("return_url"))
            .and("_token", Ids.next(""))
            .json();
    act.put(session);
    Events.emit(act, "identity.verification_session.created", session);
    return session;
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("client_reference_id", "status"));
    return Listing.of(
        call, Verifications.KIND, Listing.by(params, "client_reference_id", "status"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    JsonObject session = session(call);
    if (call.params().texts("expand").contains("verified_outputs")) {
      Json.with(
          session, "verified_outputs", session.has("_outputs") ? session.get("_outputs") : null);
    }
    return session;
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata");
    JsonObject session = session(call);
    Json.with(session, "metadata", Metadata.merge(Json.object(session, "metadata"), params));
    return call.act().put(session);
  }

  private static JsonObject cancel(Call call) {
    call.params().only();
    JsonObject session = session(call);
    if (!Verifications.asks(session)) {
      throw Refusal.conflict(
          "verification_session_not_cancelable",
          null,
          "Only a session that requires input can be canceled.");
    }
    Json.with(session, "status", "canceled", "url", null);
    call.act().put(session);
    Events.emit(call.act(), "identity.verification_session.canceled", session);
    return session;
  }

  private static JsonObject redact(Call call) {
    call.params().only();
    JsonObject session = session(call);
    Doc.in(session)
        .and("metadata", new JsonObject())
        .and("provided_details", null)
        .and("redaction", Json.of("status", "redacted"))
        .and("status", Verifications.asks(session) ? "canceled" : Json.text(session, "status"))
        .and("url", null)
        .and("_outputs", null);
    call.act().put(session);
    Json.optionalText(session, "last_verification_report")
        .ifPresent(id -> call.act().tx().remove(call.act().shelf(Verifications.REPORT), id));
    Events.emit(call.act(), "identity.verification_session.redacted", session);
    return session;
  }

  private static JsonObject report(Call call) {
    call.params().only();
    return call.act().require(Verifications.REPORT, "report", call.var("id"));
  }

  private static JsonObject session(Call call) {
    return call.act().require(Verifications.KIND, "session", call.var("id"));
  }
}
