package io.kyodaku.standin.control;

import com.google.gson.JsonObject;
import io.kyodaku.standin.account.Accounts;
import io.kyodaku.standin.account.HostedOnboarding;
import io.kyodaku.standin.identity.Verifications;
import io.kyodaku.standin.payment.Charges;
import io.kyodaku.standin.payment.Checkout;
import io.kyodaku.standin.payment.Disputes;
import io.kyodaku.standin.payment.Refunds;
import io.kyodaku.standin.payout.Payouts;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Controls over what becomes of money and of people: {@code POST /_standin/…}, with the entity's
 * key.
 */
public final class MoneyControls {
  private final Checkout checkout;

  public MoneyControls(Checkout checkout) {
    this.checkout = checkout;
  }

  public void routes(Router router) {
    router
        .post("/_standin/checkout/{id}/pay", this::pay)
        .post("/_standin/checkout/{id}/settle", this::settle)
        .post("/_standin/disputes", MoneyControls::dispute)
        .post("/_standin/disputes/{id}/close", MoneyControls::closeDispute)
        .post("/_standin/refunds/{id}/fail", MoneyControls::failRefund)
        .post("/_standin/payouts/next", MoneyControls::nextPayouts)
        .post("/_standin/payouts/{id}/settle", MoneyControls::settlePayout)
        .post("/_standin/accounts/{id}/onboard", MoneyControls::onboard)
        .post("/_standin/identity/{id}/decide", MoneyControls::decideIdentity);
  }

  private JsonObject pay(Call call) {
    Params params = call.params().only("outcome", "country");
    JsonObject session = session(call);
    if (!Checkout.isOpen(session)) {
      throw Refusal.conflict("checkout_session_not_open", null, "The session is not open.");
    }
    params.text("country").ifPresent(country -> checkout.locate(call.act(), session, country));
    Checkout.Choice choice =
        switch (params.choice("outcome", "card", "decline", "later").orElse("card")) {
          case "decline" -> Checkout.Choice.DECLINE;
          case "later" -> Checkout.Choice.LATER;
          default -> Checkout.Choice.CARD;
        };
    checkout.choose(call.act(), session, choice, "");
    return session;
  }

  private JsonObject settle(Call call) {
    Params params = call.params().only("outcome");
    boolean paid =
        params.choice("outcome", "succeeded", "failed").orElse("succeeded").equals("succeeded");
    JsonObject session = session(call);
    if (!Checkout.awaitsPayment(call.act(), session)) {
      throw Refusal.conflict("checkout_session_settled", null, "The session awaits no payment.");
    }
    checkout.settle(call.act(), session, paid);
    return session;
  }

  private static JsonObject dispute(Call call) {
    Params params = call.params().only("charge", "payment_intent", "amount", "reason");
    JsonObject charge = Charges.meant(call.act(), params);
    long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
    return Disputes.open(
        call.act(),
        charge,
        params.amount("amount").orElse(left),
        params.text("reason").orElse("fraudulent"));
  }

  private static JsonObject closeDispute(Call call) {
    Params params = call.params().only("outcome");
    JsonObject dispute = call.act().require(Disputes.KIND, "dispute", call.var("id"));
    if (Disputes.isClosed(dispute)) {
      throw Refusal.conflict("dispute_closed", null, "This dispute is already closed.");
    }
    Disputes.close(
        call.act(), dispute, params.choice("outcome", "won", "lost").orElse("lost").equals("won"));
    return dispute;
  }

  private static JsonObject failRefund(Call call) {
    Params params = call.params().only("reason");
    JsonObject refund = call.act().require(Refunds.KIND, "refund", call.var("id"));
    if (!Json.text(refund, "status").equals("succeeded")) {
      throw Refusal.conflict("refund_failed", null, "The refund has failed already.");
    }
    Refunds.fail(call.act(), refund, params.text("reason").orElse("lost_or_stolen_card"));
    return refund;
  }

  /** For the account in {@code account}, or in the header {@code Stripe-Account}. */
  private static JsonObject nextPayouts(Call call) {
    Params params = call.params().only("account", "outcome", "failure_code", "times");
    Optional<JsonObject> named =
        params.text("account").map(id -> call.act().require(Accounts.KIND, "account", id));
    Act act = named.map(account -> call.act().at(Json.text(account, "id"))).orElse(call.act());
    long times = params.amount("times").orElse(1);
    Payouts.wish(act, failureCode(params), times);
    return Json.of("object", "payout_wish", "times", times);
  }

  private static JsonObject settlePayout(Call call) {
    Params params = call.params().only("outcome", "failure_code");
    Act act = holder(call.act(), call.var("id"));
    JsonObject payout = act.require(Payouts.KIND, "payout", call.var("id"));
    String failure = failureCode(params);
    boolean arrived = Json.text(payout, "status").equals("paid");
    if (!Payouts.isPending(payout) && !(arrived && !failure.isEmpty())) {
      throw Refusal.conflict("payout_settled", null, "The payout is settled already.");
    }
    Payouts.settle(act, payout, failure);
    return payout;
  }

  private static String failureCode(Params params) {
    boolean fails = params.choice("outcome", "paid", "failed").orElse("paid").equals("failed");
    return fails ? params.text("failure_code").orElse("could_not_process") : "";
  }

  /** The account that a payout is of: the entity's own, or one of those connected to it. */
  private static Act holder(Act act, String payoutId) {
    if (act.find(Payouts.KIND, payoutId).isPresent()) {
      return act;
    }
    return act.at(Act.OWN).all(Accounts.KIND).stream()
        .map(account -> act.at(Json.text(account, "id")))
        .filter(there -> there.find(Payouts.KIND, payoutId).isPresent())
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("payout", "payout", payoutId));
  }

  private static JsonObject onboard(Call call) {
    Params params = call.params().only("outcome", "bank_account");
    Act act = call.act().at(Act.OWN);
    JsonObject account = act.require(Accounts.KIND, "account", call.var("id"));
    if (!Accounts.isRecipient(account)) {
      throw Refusal.conflict("configuration_not_applied", null, "The account is no recipient.");
    }
    switch (params.choice("outcome", "complete", "fail", "restrict").orElse("complete")) {
      case "fail" -> Accounts.stand(act, account, Accounts.Standing.FAILED);
      case "restrict" -> Accounts.stand(act, account, Accounts.Standing.RESTRICTED);
      default ->
          HostedOnboarding.complete(
              act, account, params.text("bank_account").orElse("000123456789"));
    }
    return account;
  }

  private static JsonObject decideIdentity(Call call) {
    Params params = call.params().only("outcome", "first_name", "last_name", "dob", "code");
    JsonObject session = call.act().require(Verifications.KIND, "session", call.var("id"));
    if (!Verifications.asks(session)) {
      throw Refusal.conflict("verification_session_decided", null, "The session asks for nothing.");
    }
    if (params.choice("outcome", "verified", "failed").orElse("verified").equals("failed")) {
      Verifications.fail(
          call.act(), session, params.text("code").orElse("document_unverified_other"));
      return session;
    }
    Verifications.pass(
        call.act(),
        session,
        new Verifications.Person(
            params.text("first_name").orElse("Hanako"),
            params.text("last_name").orElse("Yamada"),
            born(params.text("dob"))));
    return session;
  }

  private static LocalDate born(Optional<String> given) {
    try {
      return LocalDate.parse(given.orElse("1990-04-01"));
    } catch (DateTimeException e) {
      throw Refusal.invalid(null, "dob", "Not a date: give it as 1990-04-01");
    }
  }

  private static JsonObject session(Call call) {
    return call.act().require(Checkout.KIND, "session", call.var("id"));
  }
}
