package io.kyodaku.standin.balance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes balance transactions and sums them. Amounts are in minor units; a negative one leaves the
 * balance.
 */
public final class Bookings {
  public static final String KIND = "balance_transaction";

  private static final Map<String, String> REPORTING =
      Map.ofEntries(
          Map.entry("charge", "charge"),
          Map.entry("payment", "charge"),
          Map.entry("refund", "refund"),
          Map.entry("payment_refund", "refund"),
          Map.entry("refund_failure", "refund_failure"),
          Map.entry("payment_failure_refund", "refund_failure"),
          Map.entry("transfer", "transfer"),
          Map.entry("transfer_refund", "transfer_reversal"),
          Map.entry("payout", "payout"),
          Map.entry("payout_cancel", "payout_reversal"),
          Map.entry("payout_failure", "payout_reversal"),
          Map.entry("topup", "topup"),
          Map.entry("adjustment", "dispute"));

  private Bookings() {}

  /**
   * Books an amount.
   *
   * @param type Stripe's type of balance transaction
   * @param amount what the source moves
   * @param fee what Stripe keeps of it
   * @param after how long until the money can be used
   * @param source the id of what moves the money
   */
  public static JsonObject book(
      Act act,
      String type,
      long amount,
      long fee,
      String currency,
      Duration after,
      String source,
      String description) {
    return act.put(
        Json.of(
            "id",
            Ids.next("txn_"),
            "object",
            KIND,
            "amount",
            amount,
            "available_on",
            act.now().plus(after).getEpochSecond(),
            "balance_type",
            "payments",
            "created",
            act.created(),
            "currency",
            currency,
            "description",
            description,
            "exchange_rate",
            null,
            "fee",
            fee,
            "fee_details",
            feeDetails(fee, currency),
            "net",
            amount - fee,
            "reporting_category",
            REPORTING.getOrDefault(type, "other_adjustment"),
            "source",
            source,
            "status",
            after.isZero() ? "available" : "pending",
            "type",
            type));
  }

  /** What the account can use now. */
  public static long available(Act act, String currency) {
    return sums(act, true).getOrDefault(currency, 0L);
  }

  /** Sums by currency of what can be used now, or of what cannot yet. */
  static Map<String, Long> sums(Act act, boolean available) {
    Map<String, Long> sums = new TreeMap<>();
    for (JsonObject booking : act.all(KIND)) {
      if (isAvailable(booking, act.now()) == available) {
        sums.merge(Json.text(booking, "currency"), Json.number(booking, "net"), Math::addExact);
      }
    }
    return sums;
  }

  /**
   * The transaction as it is to be shown at this moment: pending money becomes available as time
   * passes.
   */
  static JsonObject shown(JsonObject booking, Instant now) {
    return Json.with(booking, "status", isAvailable(booking, now) ? "available" : "pending");
  }

  private static boolean isAvailable(JsonObject booking, Instant now) {
    return Json.number(booking, "available_on") <= now.getEpochSecond();
  }

  private static JsonArray feeDetails(long fee, String currency) {
    return fee == 0
        ? new JsonArray()
        : Json.array(
            Json.of(
                "amount",
                fee,
                "application",
                null,
                "currency",
                currency,
                "description",
                "Stripe processing fees",
                "type",
                "stripe_fee"));
  }
}
