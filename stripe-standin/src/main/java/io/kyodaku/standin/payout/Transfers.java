package io.kyodaku.standin.payout;

import com.google.gson.JsonObject;
import io.kyodaku.standin.account.Accounts;
import io.kyodaku.standin.balance.Bookings;
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
import java.time.Duration;
import java.util.Optional;

/** {@code /v1/transfers}. */
public final class Transfers {
  static final String KIND = "transfer";
  private static final String CHARGE = "charge";

  private Transfers() {}

  public static void routes(Router router) {
    router
        .post("/v1/transfers", Transfers::create)
        .get("/v1/transfers", Transfers::list)
        .get("/v1/transfers/{id}", Transfers::retrieve)
        .post("/v1/transfers/{id}", Transfers::update);
  }

  private record Terms(
      long amount, String currency, JsonObject destination, Optional<JsonObject> source) {}

  private static JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params()
            .only(
                "amount",
                "currency",
                "destination",
                "source_transaction",
                "transfer_group",
                "description",
                "metadata",
                "source_type");
    params.choice("source_type", "card");
    Terms terms = terms(act, params);
    refuseUnlessReceivable(terms.destination());
    refuseUnlessCovered(act, terms);
    String id = Ids.next("tr_1", 23);
    Duration wait = untilAvailable(act, terms);
    JsonObject booking =
        Bookings.book(
            act,
            "transfer",
            -terms.amount(),
            0,
            terms.currency(),
            Duration.ZERO,
            id,
            params.text("description").orElse("Transfer"));
    JsonObject payment = arrive(act, terms, id, wait);
    JsonObject transfer =
        Doc.of("id", id)
            .and("object", KIND)
            .and("amount", terms.amount())
            .and("amount_reversed", 0)
            .and("balance_transaction", Json.text(booking, "id"))
            .and("created", act.created())
            .and("currency", terms.currency())
            .and("description", params.text("description"))
            .and("destination", Json.text(terms.destination(), "id"))
            .and("destination_payment", Json.text(payment, "id"))
            .and("livemode", false)
            .and("metadata", Metadata.of(params))
            .and("reversals", Reversals.page(id, act))
            .and("reversed", false)
            .and("source_transaction", terms.source().map(charge -> Json.text(charge, "id")))
            .and("source_type", "card")
            .and("transfer_group", group(params, terms))
            .json();
    act.put(transfer);
    Events.emit(act, "transfer.created", transfer);
    return transfer;
  }

  private static Terms terms(Act act, Params params) {
    Optional<JsonObject> source =
        params
            .text("source_transaction")
            .map(
                id ->
                    act.find(CHARGE, id)
                        .orElseThrow(() -> Refusal.noSuch(CHARGE, "source_transaction", id)));
    String currency = params.currency("currency");
    String destination = params.required("destination");
    JsonObject account =
        act.find(Accounts.KIND, destination)
            .orElseThrow(() -> Refusal.noSuch("destination", "destination", destination));
    long amount =
        source.isPresent() && !params.has("amount")
            ? Json.number(source.get(), "amount")
            : params.requiredAmount("amount");
    return new Terms(amount, currency, account, source);
  }

  private static void refuseUnlessReceivable(JsonObject destination) {
    if (!Accounts.canReceive(destination)) {
      throw Refusal.conflict(
          "insufficient_capabilities_for_transfer",
          "destination",
          "Your destination account needs to have at least one of the following capabilities"
              + " enabled: transfers, crypto_transfers, legacy_payments");
    }
  }

  private static void refuseUnlessCovered(Act act, Terms terms) {
    if (terms.source().isPresent()) {
      refuseUnlessSourceCovers(act, terms, terms.source().get());
    } else if (Bookings.available(act, terms.currency()) < terms.amount()) {
      throw Refusal.conflict(
          "balance_insufficient",
          null,
          "You have insufficient available funds in your Stripe account. Try adding funds directly"
              + " to your available balance.");
    }
  }

  private static void refuseUnlessSourceCovers(Act act, Terms terms, JsonObject charge) {
    if (!Json.text(charge, "status").equals("succeeded")) {
      throw Refusal.conflict(
          "charge_not_succeeded",
          "source_transaction",
          "The source transaction must be a successful charge.");
    }
    if (!Json.text(charge, "currency").equals(terms.currency())) {
      throw Refusal.invalid(
          null,
          "currency",
          "The currency of source_transaction's balance transaction (%s) must be the same as the transfer currency (%s)"
              .formatted(Json.text(charge, "currency"), terms.currency()));
    }
    long taken =
        act.all(KIND).stream()
            .filter(
                other ->
                    Json.optionalText(other, "source_transaction")
                        .orElse("")
                        .equals(Json.text(charge, "id")))
            .mapToLong(
                other -> Json.number(other, "amount") - Json.number(other, "amount_reversed"))
            .sum();
    if (Math.addExact(taken, terms.amount()) > Json.number(charge, "amount")) {
      throw Refusal.conflict(
          "balance_insufficient",
          "amount",
          "Transfers using this transaction as a source must not exceed the source amount of "
              + Json.number(charge, "amount")
              + ". (There is already a transfer using this source, amounting to a total of "
              + taken
              + ".)");
    }
  }

  private static Duration untilAvailable(Act act, Terms terms) {
    return terms
        .source()
        .flatMap(charge -> act.find(Bookings.KIND, Json.text(charge, "balance_transaction")))
        .map(booking -> Json.number(booking, "available_on") - act.created())
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds)
        .orElse(Duration.ZERO);
  }

  /** The other side: a payment on the connected account. */
  private static JsonObject arrive(Act act, Terms terms, String transferId, Duration wait) {
    Act there = act.at(Json.text(terms.destination(), "id"));
    String id = Ids.next("py_1", 23);
    JsonObject booking =
        Bookings.book(there, "payment", terms.amount(), 0, terms.currency(), wait, id, "Transfer");
    return there.put(
        Doc.of("id", id)
            .and("object", CHARGE)
            .and("amount", terms.amount())
            .and("amount_captured", terms.amount())
            .and("amount_refunded", 0)
            .and("balance_transaction", Json.text(booking, "id"))
            .and("captured", true)
            .and("created", act.created())
            .and("currency", terms.currency())
            .and("disputed", false)
            .and("livemode", false)
            .and("metadata", new JsonObject())
            .and("paid", true)
            .and("refunded", false)
            .and("source_transfer", transferId)
            .and("status", "succeeded")
            .json());
  }

  private static Optional<String> group(Params params, Terms terms) {
    return params
        .text("transfer_group")
        .or(() -> terms.source().flatMap(charge -> Json.optionalText(charge, "transfer_group")));
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("destination", "transfer_group"));
    return Listing.of(call, KIND, Listing.by(params, "destination", "transfer_group"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return call.act().require(KIND, "transfer", call.var("id"));
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata", "description");
    JsonObject transfer = call.act().require(KIND, "transfer", call.var("id"));
    params.text("description").ifPresent(text -> Json.with(transfer, "description", text));
    Json.with(transfer, "metadata", Metadata.merge(Json.object(transfer, "metadata"), params));
    call.act().put(transfer);
    Events.emit(call.act(), "transfer.updated", transfer);
    return transfer;
  }
}
