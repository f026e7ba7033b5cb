package io.kyodaku.standin.account;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Listing;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.util.Locale;

/** {@code /v1/accounts/{id}} to look at an account, and its external accounts. */
public final class ExternalAccountCalls {
  private static final String PATH = "/v1/accounts/{account}/external_accounts";

  private ExternalAccountCalls() {}

  public static void routes(Router router) {
    router
        .get("/v1/account", ExternalAccountCalls::own)
        .get("/v1/accounts/{account}", ExternalAccountCalls::connected)
        .post(PATH, ExternalAccountCalls::create)
        .get(PATH, ExternalAccountCalls::list)
        .get(PATH + "/{id}", ExternalAccountCalls::retrieve)
        .delete(PATH + "/{id}", ExternalAccountCalls::delete);
  }

  private static JsonObject own(Call call) {
    call.params().only();
    Act act = call.act();
    if (act.connected()) {
      return shown(act, act.at(Act.OWN).require(Accounts.KIND, "account", act.account()));
    }
    return Doc.of(
            "id",
            "acct_standin"
                + act.entity().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
        .and("object", "account")
        .and("charges_enabled", true)
        .and("country", act.entity().country())
        .and("details_submitted", true)
        .and("payouts_enabled", true)
        .and("type", "standard")
        .json();
  }

  private static JsonObject connected(Call call) {
    call.params().only();
    return shown(call.act(), account(call));
  }

  private static JsonObject shown(Act act, JsonObject account) {
    String id = Json.text(account, "id");
    return Doc.of("id", id)
        .and("object", "account")
        .and(
            "capabilities",
            Json.of("transfers", Accounts.canReceive(account) ? "active" : "inactive"))
        .and("charges_enabled", false)
        .and("country", Accounts.country(account))
        .and("default_currency", Accounts.currency(account))
        .and("details_submitted", Accounts.canReceive(account))
        .and("email", account.get("contact_email"))
        .and(
            "external_accounts",
            Doc.of("object", "list")
                .and("url", "/v1/accounts/" + id + "/external_accounts")
                .and("has_more", false)
                .and(
                    "data",
                    act.at(id).all(BankAccounts.KIND).stream()
                        .map(Json::visible)
                        .collect(Json.toArray()))
                .json())
        .and("metadata", account.get("metadata"))
        .and("payouts_enabled", Accounts.canPayOut(account))
        .and("type", "none")
        .json();
  }

  private static JsonObject create(Call call) {
    JsonObject account = account(call);
    Params bank =
        call.params()
            .only("external_account", "metadata")
            .within("external_account")
            .only(
                "object",
                "country",
                "currency",
                "account_number",
                "routing_number",
                "account_holder_name",
                "account_holder_type");
    if (bank.choice("object", "bank_account").isEmpty()) {
      throw Refusal.missing(bank.name("object"));
    }
    String number = bank.required("account_number");
    if (!BankAccounts.isNumber(number)) {
      throw Refusal.invalid(
          "account_number_invalid",
          bank.name("account_number"),
          "The bank account number is invalid.");
    }
    return BankAccounts.add(
        call.act().at(Json.text(account, "id")),
        new BankAccounts.Particulars(
            bank.required("country"),
            bank.currency("currency"),
            number,
            bank.text("routing_number").orElse("110000000")));
  }

  private static JsonObject list(Call call) {
    Params params = call.params().only(Listing.params("object"));
    params.choice("object", "bank_account", "card");
    Act act = call.act().at(Json.text(account(call), "id"));
    return Listing.of(call, act.all(BankAccounts.KIND), bank -> true);
  }

  private static JsonObject retrieve(Call call) {
    call.params().only();
    return bank(call);
  }

  private static JsonObject delete(Call call) {
    JsonObject bank = bank(call);
    if (Json.flag(bank, "default_for_currency")) {
      throw Refusal.conflict(
          "external_account_default",
          null,
          "You cannot delete the default external account for your default currency. Please make"
              + " another external account the default using the `default_for_currency` param, and"
              + " then delete this one.");
    }
    Act act = call.act().at(call.var("account"));
    act.tx().remove(act.shelf(BankAccounts.KIND), call.var("id"));
    return Doc.of("id", call.var("id"))
        .and("object", BankAccounts.KIND)
        .and("deleted", true)
        .json();
  }

  private static JsonObject bank(Call call) {
    Act act = call.act().at(Json.text(account(call), "id"));
    return act.require(BankAccounts.KIND, "id", call.var("id"));
  }

  private static JsonObject account(Call call) {
    return call.act().at(Act.OWN).require(Accounts.KIND, "account", call.var("account"));
  }
}
