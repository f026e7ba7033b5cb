package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;

/**
 * {@code /v1/disputes}. As in Stripe's test mode, evidence that says {@code winning_evidence} or
 * {@code losing_evidence} decides at once; other evidence leaves the dispute under review.
 */
public final class DisputeCalls {
  private DisputeCalls() {}

  public static void routes(Router router) {
    router
        .get("/v1/disputes", DisputeCalls::list)
        .get("/v1/disputes/{id}", DisputeCalls::retrieve)
        .post("/v1/disputes/{id}", DisputeCalls::update)
        .post("/v1/disputes/{id}/close", DisputeCalls::close);
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("charge", "payment_intent"));
    return Listing.of(call, Disputes.KIND, Listing.by(params, "charge", "payment_intent"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return call.act().require(Disputes.KIND, "dispute", call.var("id"));
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("evidence", "metadata", "submit");
    JsonObject dispute = open(call);
    Json.with(dispute, "metadata", Metadata.merge(Json.object(dispute, "metadata"), params));
    boolean submits = !params.has("submit") || params.flag("submit");
    Params evidence = params.within("evidence");
    evidence
        .values()
        .keySet()
        .forEach(
            name -> Json.object(dispute, "evidence").addProperty(name, evidence.required(name)));
    if (evidence.values().isEmpty() || !submits) {
      return call.act().put(dispute);
    }
    JsonObject details = Json.object(dispute, "evidence_details");
    Doc.in(details)
        .and("has_evidence", true)
        .and("submission_count", Json.number(details, "submission_count") + 1);
    Json.with(dispute, "status", "under_review");
    call.act().put(dispute);
    Events.emit(call.act(), "charge.dispute.updated", dispute);
    switch (evidence.text("uncategorized_text").orElse("")) {
      case "winning_evidence" -> Disputes.close(call.act(), dispute, true);
      case "losing_evidence" -> Disputes.close(call.act(), dispute, false);
      default -> {
        // A bank would take its time; a test control decides.
      }
    }
    return dispute;
  }

  private static JsonObject close(Call call) {
    call.params().only();
    JsonObject dispute = open(call);
    Disputes.close(call.act(), dispute, false);
    return dispute;
  }

  private static JsonObject open(Call call) {
    JsonObject dispute = call.act().require(Disputes.KIND, "dispute", call.var("id"));
    if (Disputes.isClosed(dispute)) {
      throw Refusal.conflict("dispute_closed", null, "This dispute is already closed.");
    }
    return dispute;
  }
}
