package io.kyodaku.standin.account;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.page.Markup;
import io.kyodaku.standin.page.Page;
import io.kyodaku.standin.page.Pages;
import io.kyodaku.standin.page.Texts;
import io.kyodaku.standin.page.Visit;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Json;
import java.util.List;
import java.util.Optional;

/**
 * The page on which an account's owner comes through onboarding. A link is good once: pressed twice
 * it only leads on, and opened later it sends its owner to the platform for a new one.
 */
public final class HostedOnboarding {
  private static final String USUAL_ACCOUNT = "000123456789";

  private HostedOnboarding() {}

  public static void routes(Pages pages) {
    pages
        .get("/onboarding/{token}", HostedOnboarding::show)
        .post("/onboarding/{token}", HostedOnboarding::press);
  }

  private record Found(Act act, JsonObject link, JsonObject account, Texts texts) {}

  private static Optional<Found> find(Visit visit) {
    for (Act act : visit.acts()) {
      Optional<JsonObject> link = act.find(AccountLinks.SHELF, visit.var("token"));
      if (link.isPresent()) {
        JsonObject account =
            act.require(Accounts.KIND, "account", Json.text(link.get(), "account"));
        return Optional.of(new Found(act, link.get(), account, visit.texts(Optional.empty())));
      }
    }
    return Optional.empty();
  }

  private static Page show(Visit visit) {
    Optional<Found> found = find(visit);
    if (found.isEmpty()) {
      return unknown(visit);
    }
    return AccountLinks.usable(found.get().link(), found.get().act().now())
        ? form(found.get(), USUAL_ACCOUNT, "")
        : new Page.Redirect(Json.text(found.get().link(), "refresh_url"));
  }

  private static Page press(Visit visit) {
    Optional<Found> found = find(visit);
    if (found.isEmpty()) {
      return unknown(visit);
    }
    JsonObject link = found.get().link();
    Act act = found.get().act();
    if (!AccountLinks.usable(link, act.now())) {
      return new Page.Redirect(
          Json.text(link, Json.flag(link, "used") ? "return_url" : "refresh_url"));
    }
    return carryOut(
        found.get(), typed(visit, "action"), typed(visit, "bank").replaceAll("[\\s-]", ""));
  }

  private static Page carryOut(Found found, String action, String number) {
    switch (action) {
      case "complete" -> {
        if (!BankAccounts.isNumber(number)) {
          return form(found, number, found.texts().html("onboarding.bank.bad"));
        }
        complete(found.act(), found.account(), number);
      }
      case "fail" -> Accounts.stand(found.act(), found.account(), Accounts.Standing.FAILED);
      case "later" -> {
        // Nothing was said: the account stays as it is.
      }
      default -> {
        return form(found, number.isEmpty() ? USUAL_ACCOUNT : number, "");
      }
    }
    AccountLinks.useUp(found.act(), found.link());
    return new Page.Redirect(Json.text(found.link(), "return_url"));
  }

  /**
   * Onboarding as it ends when all is well: with a bank account, and with capabilities that are
   * active.
   */
  public static void complete(Act act, JsonObject account, String bankAccountNumber) {
    BankAccounts.add(
        act.at(Json.text(account, "id")),
        new BankAccounts.Particulars(
            Accounts.country(account), Accounts.currency(account), bankAccountNumber, "110000000"));
    Accounts.stand(act, account, Accounts.Standing.ACTIVE);
  }

  private static Page form(Found found, String number, String errorHtml) {
    Texts texts = found.texts();
    String name =
        Json.optionalText(found.account(), "display_name").orElse(Json.text(found.account(), "id"));
    String html =
        "<p>%s</p>\n<form method=\"post\" novalidate>\n%s<p class=\"hint\">%s</p>\n<div class=\"buttons\">\n%s%s%s</div>\n</form>\n"
            .formatted(
                texts.html("onboarding.text", name),
                Markup.field(
                    "bank", "text", texts.html("onboarding.bank"), number, "off", errorHtml),
                texts.html("onboarding.hint"),
                Markup.button("complete", texts.html("onboarding.complete"), "primary"),
                Markup.button("later", texts.html("onboarding.later"), "plain"),
                Markup.button("fail", texts.html("onboarding.fail"), "plain"));
    List<String> targets =
        List.of(
            Page.origin(Json.text(found.link(), "return_url")),
            Page.origin(Json.text(found.link(), "refresh_url")));
    return Markup.page(texts, 200, "onboarding.title", html, targets);
  }

  private static Page unknown(Visit visit) {
    return Markup.notice(visit.texts(Optional.empty()), 404, "notfound.title", "notfound.text");
  }

  private static String typed(Visit visit, String name) {
    JsonElement value = visit.form().values().get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString().trim();
  }
}
