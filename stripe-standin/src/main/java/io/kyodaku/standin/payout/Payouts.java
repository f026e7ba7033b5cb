package io.kyodaku.standin.payout;

import com.google.gson.JsonObject;
import io.kyodaku.standin.account.BankAccounts;
import io.kyodaku.standin.balance.Bookings;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import java.time.Duration;
import java.util.Map;

/**
 * The life of a payout: it leaves the balance at once, is pending for a while, and then arrives, or
 * fails and comes back. One that arrived can still be returned by the bank.
 */
public final class Payouts {
  public static final String KIND = "payout";
  public static final String ARRIVAL_TIMER = "payout.arrival";
  private static final String WISH = "payout_wish";

  private static final Map<String, String> MESSAGES =
      Map.of(
          "account_closed", "The bank account has been closed.",
          "no_account",
              "The bank account details on file are probably incorrect. No bank account could be"
                  + " located with those details.",
          "could_not_process", "The bank could not process this payout.",
          "insufficient_funds", "Your Stripe account has insufficient funds to cover the payout.",
          "debit_not_authorized", "Debit transactions are not approved on your bank account.",
          "invalid_currency",
              "The bank was unable to process this payout because of its currency.");

  private Payouts() {}

  /**
   * Says what is to become of the account's next payouts, whatever their bank account; for tests.
   */
  public static void wish(Act act, String failureCode, long times) {
    act.put(
        Doc.of("id", WISH)
            .and("object", WISH)
            .and("failure_code", failureCode)
            .and("times", times)
            .json());
  }

  /** What the timer does that was set when the payout was made. */
  public static void arrive(Act act, String id) {
    act.find(KIND, id)
        .filter(Payouts::isPending)
        .ifPresent(payout -> settle(act, payout, outcome(act, payout)));
  }

  public static boolean isPending(JsonObject payout) {
    return Json.text(payout, "status").equals("pending");
  }

  /**
   * Ends the wait of a pending payout, or returns one that had arrived.
   *
   * @param failureCode why it fails, or empty when it arrives
   */
  public static void settle(Act act, JsonObject payout, String failureCode) {
    if (failureCode.isEmpty()) {
      Doc.in(payout).and("status", "paid").and("arrival_date", act.created());
      act.put(payout);
      Events.emit(act, "payout.paid", payout);
      return;
    }
    JsonObject booking = comeBack(act, payout, "payout_failure", "Payout failure");
    Doc.in(payout)
        .and("status", "failed")
        .and("failure_balance_transaction", Json.text(booking, "id"))
        .and("failure_code", failureCode)
        .and("failure_message", MESSAGES.getOrDefault(failureCode, "The payout failed."));
    act.put(payout);
    act.find(BankAccounts.KIND, Json.text(payout, "destination"))
        .filter(bank -> !BankAccounts.failureCode(bank).isEmpty())
        .ifPresent(bank -> act.put(Json.with(bank, "status", "errored")));
    Events.emit(act, "payout.failed", payout);
  }

  static JsonObject comeBack(Act act, JsonObject payout, String type, String description) {
    return Bookings.book(
        act,
        type,
        Json.number(payout, "amount"),
        0,
        Json.text(payout, "currency"),
        Duration.ZERO,
        Json.text(payout, "id"),
        description);
  }

  private static String outcome(Act act, JsonObject payout) {
    var wish = act.find(WISH, WISH);
    if (wish.isPresent()) {
      long left = Json.number(wish.get(), "times") - 1;
      if (left == 0) {
        act.tx().remove(act.shelf(WISH), WISH);
      } else {
        act.put(Json.with(wish.get(), "times", left));
      }
      return Json.text(wish.get(), "failure_code");
    }
    return act.find(BankAccounts.KIND, Json.text(payout, "destination"))
        .map(BankAccounts::failureCode)
        .orElse("no_account");
  }
}
