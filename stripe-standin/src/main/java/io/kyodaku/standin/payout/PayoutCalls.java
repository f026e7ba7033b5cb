package io.kyodaku.standin.payout;

import com.google.gson.JsonObject;
import io.kyodaku.standin.account.Accounts;
import io.kyodaku.standin.account.BankAccounts;
import io.kyodaku.standin.balance.Bookings;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.pulse.Timers;
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

/**
 * {@code /v1/payouts}, for a connected account by the header {@code Stripe-Account}, else for the
 * entity itself.
 */
public final class PayoutCalls {
  private static final int LONGEST_DESCRIPTOR = 22;

  private final Duration delay;

  /**
   * @param delay how long a payout takes to arrive or to fail
   */
  public PayoutCalls(Duration delay) {
    this.delay = delay;
  }

  public void routes(Router router) {
    router
        .post("/v1/payouts", this::create)
        .get("/v1/payouts", PayoutCalls::list)
        .get("/v1/payouts/{id}", PayoutCalls::retrieve)
        .post("/v1/payouts/{id}", PayoutCalls::update)
        .post("/v1/payouts/{id}/cancel", PayoutCalls::cancel);
  }

  private JsonObject create(Call call) {
    Act act = call.act();
    Params params =
        call.params()
            .only(
                "amount",
                "currency",
                "description",
                "destination",
                "metadata",
                "method",
                "source_type",
                "statement_descriptor");
    params.choice("method", "standard");
    params.choice("source_type", "card");
    long amount = params.requiredAmount("amount");
    String currency = params.currency("currency");
    refuseUnlessAllowed(act);
    JsonObject bank = destination(act, params, currency);
    refuseUnlessCovered(act, amount, currency);
    String id = Ids.next("po_1", 23);
    JsonObject booking =
        Bookings.book(act, "payout", -amount, 0, currency, Duration.ZERO, id, "STRIPE PAYOUT");
    JsonObject payout = document(act, id, params, bank, booking);
    act.put(payout);
    Timers.set(act, act.now().plus(delay), Payouts.ARRIVAL_TIMER, id);
    Events.emit(act, "payout.created", payout);
    return payout;
  }

  private JsonObject document(
      Act act, String id, Params params, JsonObject bank, JsonObject booking) {
    return Doc.of("id", id)
        .and("object", Payouts.KIND)
        .and("amount", params.requiredAmount("amount"))
        .and("application_fee", null)
        .and("application_fee_amount", null)
        .and("arrival_date", act.now().plus(delay).getEpochSecond())
        .and("automatic", false)
        .and("balance_transaction", Json.text(booking, "id"))
        .and("created", act.created())
        .and("currency", Json.text(booking, "currency"))
        .and("description", params.text("description"))
        .and("destination", Json.text(bank, "id"))
        .and("failure_balance_transaction", null)
        .and("failure_code", null)
        .and("failure_message", null)
        .and("livemode", false)
        .and("metadata", Metadata.of(params))
        .and("method", "standard")
        .and("original_payout", null)
        .and("reconciliation_status", "not_applicable")
        .and("reversed_by", null)
        .and("source_type", "card")
        .and("statement_descriptor", descriptor(params))
        .and("status", "pending")
        .and("trace_id", null)
        .and("type", "bank_account")
        .json();
  }

  private static void refuseUnlessAllowed(Act act) {
    if (!act.connected()) {
      return;
    }
    JsonObject account = act.at(Act.OWN).require(Accounts.KIND, "account", act.account());
    if (!Accounts.canPayOut(account)) {
      throw Refusal.conflict(
          "payouts_not_allowed",
          null,
          "Cannot create payouts; this account has requirements that need to be collected.");
    }
  }

  private static JsonObject destination(Act act, Params params, String currency) {
    Optional<String> named = params.text("destination");
    if (named.isPresent()) {
      JsonObject bank =
          act.find(BankAccounts.KIND, named.get())
              .orElseThrow(() -> Refusal.noSuch("external account", "destination", named.get()));
      if (!Json.text(bank, "currency").equals(currency)) {
        throw Refusal.invalid(
            null,
            "destination",
            "The external account is not in the payout's currency (" + currency + ").");
      }
      return bank;
    }
    Optional<JsonObject> usual = BankAccounts.usual(act, currency);
    if (usual.isPresent() || act.connected()) {
      return usual.orElseThrow(
          () ->
              Refusal.conflict(
                  "no_external_account",
                  "currency",
                  "Sorry, you don't have any external accounts in that currency ("
                      + currency
                      + ")."));
    }
    // The entity's own bank is not what is tried here: it has one in every currency.
    return BankAccounts.add(
        act,
        new BankAccounts.Particulars(
            act.entity().country(), currency, "000123456789", "110000000"));
  }

  private static void refuseUnlessCovered(Act act, long amount, String currency) {
    if (Bookings.available(act, currency) < amount) {
      throw Refusal.conflict(
          "balance_insufficient",
          "amount",
          "You have insufficient funds in your Stripe account for this transfer. Your card balance"
              + " is too low.");
    }
  }

  private static Optional<String> descriptor(Params params) {
    Optional<String> descriptor = params.text("statement_descriptor");
    if (descriptor.isPresent() && descriptor.get().length() > LONGEST_DESCRIPTOR) {
      throw Refusal.invalid(
          null,
          "statement_descriptor",
          "The statement descriptor must be at most " + LONGEST_DESCRIPTOR + " characters.");
    }
    return descriptor;
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("destination", "status"));
    return Listing.of(call, Payouts.KIND, Listing.by(params, "destination", "status"));
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return payout(call);
  }

  private static JsonObject update(Call call) {
    Params params = call.params().only("metadata");
    JsonObject payout = payout(call);
    Json.with(payout, "metadata", Metadata.merge(Json.object(payout, "metadata"), params));
    call.act().put(payout);
    Events.emit(call.act(), "payout.updated", payout);
    return payout;
  }

  private static JsonObject cancel(Call call) {
    call.params().only();
    Act act = call.act();
    JsonObject payout = payout(call);
    if (!Payouts.isPending(payout)) {
      throw Refusal.conflict(
          "payout_not_cancelable", null, "Payouts can only be canceled while they are pending.");
    }
    Payouts.comeBack(act, payout, "payout_cancel", "Payout canceled");
    Json.with(payout, "status", "canceled");
    act.put(payout);
    Events.emit(act, "payout.canceled", payout);
    return payout;
  }

  private static JsonObject payout(Call call) {
    return call.act().require(Payouts.KIND, "payout", call.var("id"));
  }
}
