package io.kyodaku.standin.account;

import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bank accounts that payouts go to. As with Stripe's own test accounts, the end of the number says
 * what becomes of a payout; source: Stripe's documentation, "Testing Connect", account numbers.
 */
public final class BankAccounts {
  public static final String KIND = "bank_account";

  private static final Map<String, String> FAILURES =
      Map.of(
          "1113", "account_closed",
          "1116", "no_account",
          "2227", "insufficient_funds",
          "3335", "debit_not_authorized",
          "4440", "invalid_currency");

  private BankAccounts() {}

  /** What is known about a bank account when it is added. */
  public record Particulars(String country, String currency, String number, String routing) {}

  static boolean isNumber(String number) {
    return number.matches("[0-9A-Za-z]{4,34}");
  }

  /** Adds a bank account, which takes over the payouts in its currency. */
  public static JsonObject add(Act act, Particulars particulars) {
    for (JsonObject other : inCurrency(act, particulars.currency())) {
      act.put(Json.with(other.deepCopy(), "default_for_currency", false));
    }
    String last4 = particulars.number().substring(particulars.number().length() - 4);
    JsonObject bank =
        Doc.of("id", Ids.next("ba_"))
            .and("object", KIND)
            .and("account", act.connected() ? act.account() : null)
            .and("account_holder_name", null)
            .and("account_holder_type", null)
            .and("account_type", null)
            .and("available_payout_methods", Json.array("standard"))
            .and("bank_name", "STAND-IN BANK")
            .and("country", particulars.country())
            .and("currency", particulars.currency())
            .and("default_for_currency", true)
            .and("fingerprint", Ids.next("", 16))
            .and("last4", last4)
            .and("metadata", new JsonObject())
            .and("routing_number", particulars.routing())
            .and("status", "new")
            .json();
    act.put(bank);
    if (act.connected()) {
      Events.emit(act, "account.external_account.created", bank);
    }
    return bank;
  }

  /** Where payouts in the currency go, unless another bank account is named. */
  public static Optional<JsonObject> usual(Act act, String currency) {
    return inCurrency(act, currency).stream()
        .filter(bank -> Json.flag(bank, "default_for_currency"))
        .findFirst();
  }

  /** Why payouts to the bank account fail, or empty when they arrive. */
  public static String failureCode(JsonObject bank) {
    return FAILURES.getOrDefault(Json.text(bank, "last4"), "");
  }

  private static List<JsonObject> inCurrency(Act act, String currency) {
    return act.all(KIND).stream()
        .filter(bank -> Json.text(bank, "currency").equals(currency))
        .toList();
  }
}
