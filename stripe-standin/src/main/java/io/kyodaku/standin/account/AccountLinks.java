package io.kyodaku.standin.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kyodaku.standin.event.Events;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Call;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import io.kyodaku.standin.wire.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code /v2/core/account_links}: an address at which an account's owner can come through
 * onboarding, once and soon.
 */
public final class AccountLinks {
  static final String SHELF = "onboarding_link";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final URI base;

  public AccountLinks(URI base) {
    this.base = base;
  }

  public void routes(Router router) {
    router.post("/v2/core/account_links", this::create);
  }

  private JsonObject create(Call call) {
    Act act = call.act();
    Params params = call.params().only("account", "use_case");
    String accountId = params.required("account");
    JsonObject account =
        act.find(Accounts.KIND, accountId)
            .orElseThrow(() -> Refusal.notFound("account", "account", accountId));
    if (!Accounts.isRecipient(account)) {
      throw Refusal.conflict(
          "configuration_not_applied",
          "use_case",
          "The account has no recipient configuration to onboard.");
    }
    Params useCase = params.within("use_case").only("type", "account_onboarding", "account_update");
    String type =
        useCase
            .choice("type", "account_onboarding", "account_update")
            .orElseThrow(() -> Refusal.missing(useCase.name("type")));
    Params details =
        useCase
            .within(type)
            .only("configurations", "refresh_url", "return_url", "collection_options");
    String refreshUrl =
        details.url("refresh_url").orElseThrow(() -> Refusal.missing(details.name("refresh_url")));
    String returnUrl = details.url("return_url").orElse(refreshUrl);
    String token = Ids.next("");
    Instant expires = act.now().plus(LIFE);
    act.put(
        Doc.of("id", token)
            .and("object", SHELF)
            .and("account", accountId)
            .and("use_case", type)
            .and("refresh_url", refreshUrl)
            .and("return_url", returnUrl)
            .and("configurations", Json.array(details.texts("configurations").toArray()))
            .and("expires", expires.getEpochSecond())
            .and("used", false)
            .json());
    return Doc.of("object", "v2.core.account_link")
        .and("account", accountId)
        .and("created", Events.v2Time(act.now()))
        .and("expires_at", Events.v2Time(expires))
        .and("livemode", false)
        .and("url", base + "/onboarding/" + token)
        .and("use_case", Json.of("type", type, type, details.values().deepCopy()))
        .json();
  }

  static boolean usable(JsonObject link, Instant now) {
    return !Json.flag(link, "used") && Json.number(link, "expires") > now.getEpochSecond();
  }

  /** The owner leaves for the platform's own page; the link is good for nothing more. */
  static void useUp(Act act, JsonObject link) {
    act.put(Json.with(link, "used", true));
    JsonArray configurations = link.getAsJsonArray("configurations");
    String accountId = Json.text(link, "account");
    Events.emitThin(
        act,
        "v2.core.account_link.returned",
        Doc.of("id", accountId)
            .and("type", Accounts.KIND)
            .and("url", "/v2/core/accounts/" + accountId)
            .json(),
        Doc.of("account_id", accountId)
            .and("configurations", configurations.deepCopy())
            .and("use_case", Json.text(link, "use_case"))
            .json());
  }
}
