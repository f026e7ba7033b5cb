package io.kyodaku.standin.balance;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.kyodaku.standin.store.Tally;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
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
          Map.entry("topup", "topup"));

  /** Net amounts by currency and by the second from which on they can be used. */
  public static final Tally TALLY =
      new Tally() {
        @Override
        public String group(JsonObject booking) {
          return Json.text(booking, "currency") + " " + Json.number(booking, "available_on");
        }

        @Override
        public long amount(JsonObject booking) {
          return Json.number(booking, "net");
        }
      };

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
        Doc.of("id", Ids.next("txn_"))
            .and("object", KIND)
            .and("amount", amount)
            .and("available_on", act.now().plus(after).getEpochSecond())
            .and("balance_type", "payments")
            .and("created", act.created())
            .and("currency", currency)
            .and("description", description)
            .and("exchange_rate", null)
            .and("fee", fee)
            .and("fee_details", feeDetails(fee, currency))
            .and("net", amount - fee)
            .and("reporting_category", category(type, amount))
            .and("source", source)
            .and("status", after.isZero() ? "available" : "pending")
            .and("type", type)
            .json());
  }

  /** What the account can use now. */
  public static long available(Act act, String currency) {
    return sums(act, true).getOrDefault(currency, 0L);
  }

  /** Sums by currency of what can be used now, or of what cannot yet. */
  static Map<String, Long> sums(Act act, boolean available) {
    Map<String, Long> sums = new TreeMap<>();
    act.tally(KIND)
        .forEach(
            (group, net) -> {
              int end = group.indexOf(' ');
              boolean now = Long.parseLong(group.substring(end + 1)) <= act.now().getEpochSecond();
              if (now == available) {
                sums.merge(group.substring(0, end), net, Math::addExact);
              }
            });
    return sums;
  }

  /**
   * The transaction as it is to be shown at this moment: pending money becomes available as time
   * passes. What was there from the start has no source.
   */
  static JsonObject shown(JsonObject booking, Instant now) {
    if (Json.optionalText(booking, "source").filter(OpeningBalance.SOURCE::equals).isPresent()) {
      booking.add("source", JsonNull.INSTANCE);
    }
    return Json.with(booking, "status", isAvailable(booking, now) ? "available" : "pending");
  }

  private static String category(String type, long amount) {
    if (type.equals("adjustment")) {
      return amount < 0 ? "dispute" : "dispute_reversal";
    }
    return REPORTING.getOrDefault(type, "other_adjustment");
  }

  private static boolean isAvailable(JsonObject booking, Instant now) {
    return Json.number(booking, "available_on") <= now.getEpochSecond();
  }

  private static JsonArray feeDetails(long fee, String currency) {
    return fee == 0
        ? new JsonArray()
        : Json.array(
            Doc.of("amount", fee)
                .and("application", null)
                .and("currency", currency)
                .and("description", "Stripe processing fees")
                .and("type", "stripe_fee")
                .json());
  }
}
