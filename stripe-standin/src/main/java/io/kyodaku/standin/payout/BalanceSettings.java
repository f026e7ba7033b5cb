package io.kyodaku.standin.payout;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Router;

/**
 * {@code /v1/balance_settings}: how an account is paid out. The schedule is kept and shown; the
 * stand-in makes no automatic payouts, whatever it says.
 */
public final class BalanceSettings {
  private static final String KIND = "balance_settings";

  private BalanceSettings() {}

  public static void routes(Router router) {
    router
        .get("/v1/balance_settings", BalanceSettings::retrieve)
        .post("/v1/balance_settings", BalanceSettings::update);
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return shown(settings(call.act()));
  }

  private static JsonObject update(Call call) {
    JsonObject settings = settings(call.act());
    Params payments =
        call.params()
            .only("payments")
            .within("payments")
            .only("debit_negative_balances", "payouts");
    if (payments.has("debit_negative_balances")) {
      Json.with(settings, "debit", payments.flag("debit_negative_balances"));
    }
    Params payouts = payments.within("payouts").only("schedule", "statement_descriptor");
    payouts
        .text("statement_descriptor")
        .ifPresent(text -> Json.with(settings, "statement_descriptor", text));
    payouts
        .within("schedule")
        .only("interval", "monthly_payout_days", "weekly_payout_days")
        .choice("interval", "manual", "daily", "weekly", "monthly")
        .ifPresent(interval -> Json.with(settings, "interval", interval));
    call.act().put(settings);
    return shown(settings);
  }

  private static JsonObject settings(Act act) {
    return act.find(KIND, KIND)
        .orElseGet(
            () ->
                Doc.of("id", KIND)
                    .and("object", KIND)
                    .and("interval", "daily")
                    .and("statement_descriptor", null)
                    .and("debit", false)
                    .json());
  }

  private static JsonObject shown(JsonObject settings) {
    return Doc.of("object", KIND)
        .and(
            "payments",
            Doc.of("debit_negative_balances", Json.flag(settings, "debit"))
                .and(
                    "payouts",
                    Doc.of("minimum_balance_by_currency", new JsonObject())
                        .and("schedule", Json.of("interval", Json.text(settings, "interval")))
                        .and("statement_descriptor", settings.get("statement_descriptor"))
                        .and("status", "enabled")
                        .json())
                .and("settlement_timing", Json.of("delay_days", 0))
                .json())
        .json();
  }
}
