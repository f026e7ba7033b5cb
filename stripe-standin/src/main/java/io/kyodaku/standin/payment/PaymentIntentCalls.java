package io.kyodaku.standin.payment;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Money;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/payment_intents}, for those who pay without the hosted page. */
public final class PaymentIntentCalls {
  private static final Set<String> CANCELABLE =
      Set.of(PaymentIntents.NEEDS_METHOD, PaymentIntents.NEEDS_CONFIRMATION, PaymentIntents.WAITS);

  private final PaymentIntents intents;

  public PaymentIntentCalls(PaymentIntents intents) {
    this.intents = intents;
  }

  public void routes(Router router) {
    router
        .post("/v1/payment_intents", this::create)
        .get("/v1/payment_intents", PaymentIntentCalls::list)
        .get("/v1/payment_intents/{id}", PaymentIntentCalls::retrieve)
        .post("/v1/payment_intents/{id}", PaymentIntentCalls::update)
        .post("/v1/payment_intents/{id}/confirm", this::confirm)
        .post("/v1/payment_intents/{id}/cancel", this::cancel);
  }

  private JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params()
            .only(
                "amount",
                "currency",
                "metadata",
                "description",
                "transfer_group",
                "receipt_email",
                "payment_method",
                "payment_method_types",
                "confirm",
                "automatic_payment_methods",
                "return_url",
                "capture_method",
                "off_session");
    params.choice("capture_method", "automatic", "automatic_async");
    long amount = params.requiredAmount("amount");
    String currency = params.currency("currency");
    if (amount < Money.smallestCharge()) {
      throw Refusal.invalid(
          "amount_too_small",
          "amount",
          "Amount must be at least " + Money.smallestCharge() + " " + currency + " in minor units");
    }
    List<String> methods = params.texts("payment_method_types");
    Optional<PayWith> with = paymentMethod(params);
    JsonObject intent =
        intents.create(
            act,
            new PaymentIntents.Terms(
                amount,
                currency,
                Metadata.of(params),
                params.text("description").orElse(null),
                params.text("transfer_group").orElse(null),
                params.text("receipt_email").orElse(null),
                methods.isEmpty() ? List.of("card") : methods));
    params.text("payment_method").ifPresent(id -> attach(act, intent, id));
    return params.flag("confirm") ? pay(act, intent, with) : intent;
  }

  private JsonObject confirm(Call call) {
    Params params = call.params().only("payment_method", "return_url", "off_session");
    JsonObject intent = intent(call);
    String status = Json.text(intent, "status");
    if (!status.equals(PaymentIntents.NEEDS_METHOD)
        && !status.equals(PaymentIntents.NEEDS_CONFIRMATION)) {
      throw unexpected("confirm", status);
    }
    Optional<PayWith> with =
        paymentMethod(params)
            .or(() -> Json.optionalText(intent, "payment_method").flatMap(PayWith::named));
    return pay(call.act(), intent, with);
  }

  private JsonObject pay(Act act, JsonObject intent, Optional<PayWith> with) {
    intents.payNow(
        act,
        intent,
        with.orElseThrow(
            () ->
                Refusal.invalid(
                    "payment_intent_unexpected_state",
                    "payment_method",
                    "You cannot confirm this PaymentIntent because it's missing a payment"
                        + " method.")));
    if (!Json.text(intent, "status").equals(PaymentIntents.SUCCEEDED)) {
      throw PaymentIntents.declined(intent);
    }
    return intent;
  }

  private JsonObject cancel(Call call) {
    Params params = call.params().only("cancellation_reason");
    JsonObject intent = intent(call);
    String status = Json.text(intent, "status");
    if (!CANCELABLE.contains(status)) {
      throw unexpected("cancel", status);
    }
    Optional<String> reason =
        params.choice(
            "cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
    intents.cancel(call.act(), intent, reason.orElse(null));
    return intent;
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata", "description", "transfer_group");
    JsonObject intent = intent(call);
    params.text("description").ifPresent(text -> Json.with(intent, "description", text));
    params.text("transfer_group").ifPresent(text -> Json.with(intent, "transfer_group", text));
    Json.with(intent, "metadata", Metadata.merge(Json.object(intent, "metadata"), params));
    return call.act().put(intent);
  }

  private static JsonObject list(Call call) {
    call.params().only(Listing.params());
    return Listing.of(call, PaymentIntents.KIND, intent -> true);
  }

  private static JsonObject retrieve(Call call) {
    call.params().only("client_secret");
    return intent(call);
  }

  private static JsonObject intent(Call call) {
    return call.act().require(PaymentIntents.KIND, "intent", call.var("id"));
  }

  private static void attach(Act act, JsonObject intent, String paymentMethod) {
    Doc.in(intent)
        .and("payment_method", paymentMethod)
        .and("status", PaymentIntents.NEEDS_CONFIRMATION);
    act.put(intent);
  }

  private static Optional<PayWith> paymentMethod(Params params) {
    Optional<String> id = params.text("payment_method");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        PayWith.named(id.get())
            .orElseThrow(
                () -> Refusal.noSuch("PaymentMethod", params.name("payment_method"), id.get())));
  }

  private static Refusal unexpected(String verb, String status) {
    return Refusal.conflict(
        "payment_intent_unexpected_state",
        null,
        "You cannot %s this PaymentIntent because it has a status of %s.".formatted(verb, status));
  }
}
