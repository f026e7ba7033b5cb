package io.kyodaku.standin.payment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.page.Markup;
import io.kyodaku.standin.page.Page;
import io.kyodaku.standin.page.Pages;
import io.kyodaku.standin.page.Texts;
import io.kyodaku.standin.page.Visit;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Money;
import io.kyodaku.standin.wire.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page on which a customer pays. Each showing of the form has a token that is good for one
 * press of a button; a second press only shows what the first one did.
 */
public final class HostedCheckout {
  private final Checkout checkout;

  public HostedCheckout(Checkout checkout) {
    this.checkout = checkout;
  }

  public void routes(Pages pages) {
    pages
        .get("/c/pay/{id}", this::show)
        .post("/c/pay/{id}", this::press)
        .get("/c/pay/{id}/voucher", this::showVoucher)
        .post("/c/pay/{id}/voucher", this::settle);
  }

  private record Found(Act act, JsonObject session, Texts texts) {}

  private static Optional<Found> find(Visit visit) {
    for (Act act : visit.acts()) {
      Optional<JsonObject> session = act.find(Checkout.KIND, visit.var("id"));
      if (session.isPresent()) {
        Texts texts = visit.texts(Json.optionalText(session.get(), "locale"));
        return Optional.of(new Found(act, session.get(), texts));
      }
    }
    return Optional.empty();
  }

  private Page show(Visit visit) {
    return find(visit).map(found -> form(found, "", "")).orElseGet(() -> unknown(visit));
  }

  private Page press(Visit visit) {
    Optional<Found> found = find(visit);
    if (found.isEmpty()) {
      return unknown(visit);
    }
    JsonObject session = found.get().session();
    String action = visit.form().values().has("action") ? visit.form().required("action") : "";
    if (action.equals("cancel")) {
      return Checkout.cancelUrl(session)
          .<Page>map(Page.Redirect::new)
          .orElseGet(() -> form(found.get(), "", ""));
    }
    if (!Checkout.isOpen(session)) {
      return after(found.get());
    }
    Optional<Checkout.Choice> choice = choice(action);
    boolean current =
        visit.form().values().has("token")
            && visit.form().required("token").equals(Json.text(session, "_token"));
    boolean offered =
        choice.isPresent() && (choice.get() != Checkout.Choice.LATER || offersLater(session));
    if (current && action.equals("country") && Taxes.isAutomatic(session)) {
      return locate(found.get(), visit);
    }
    if (!offered || !current) {
      return form(found.get(), found.get().texts().html("checkout.stale"), "");
    }
    return carryOut(found.get(), choice.get(), typed(visit));
  }

  private Page locate(Found found, Visit visit) {
    String country = visit.form().values().has("country") ? visit.form().required("country") : "";
    if (checkout.taxes().countries(Taxes.country(found.session())).contains(country)) {
      checkout.locate(found.act(), found.session(), country);
    }
    return form(found, "", typed(visit));
  }

  private Page carryOut(Found found, Checkout.Choice choice, String email) {
    boolean needsEmail = Json.optionalText(found.session(), "customer_email").isEmpty();
    if (needsEmail && !email.isEmpty() && !Params.isEmail(email)) {
      return form(found, "", email);
    }
    checkout.choose(found.act(), found.session(), choice, needsEmail ? email : "");
    return choice == Checkout.Choice.DECLINE
        ? form(found, found.texts().html("checkout.declined"), email)
        : after(found);
  }

  private static Optional<Checkout.Choice> choice(String action) {
    return switch (action) {
      case "card" -> Optional.of(Checkout.Choice.CARD);
      case "decline" -> Optional.of(Checkout.Choice.DECLINE);
      case "later" -> Optional.of(Checkout.Choice.LATER);
      default -> Optional.empty();
    };
  }

  private static String typed(Visit visit) {
    JsonElement email = visit.form().values().get("email");
    return email == null || !email.isJsonPrimitive() ? "" : email.getAsString().trim();
  }

  /** Where a session leads that is no longer open. */
  private static Page after(Found found) {
    JsonObject session = found.session();
    if (Json.text(session, "status").equals("expired")) {
      return expired(found);
    }
    return Checkout.awaitsPayment(found.act(), session)
        ? new Page.Redirect("/c/pay/" + Json.text(session, "id") + "/voucher")
        : new Page.Redirect(Checkout.successUrl(session));
  }

  private Page form(Found found, String alertHtml, String email) {
    if (!Checkout.isOpen(found.session())) {
      return after(found);
    }
    JsonObject session = found.session();
    Texts texts = found.texts();
    StringBuilder html = new StringBuilder();
    html.append(Markup.alert(alertHtml)).append(summary(found));
    html.append("<form method=\"post\" novalidate>\n")
        .append(Markup.hidden("token", Json.text(session, "_token")));
    Optional<String> known = Json.optionalText(session, "customer_email");
    if (known.isPresent()) {
      html.append("<p>").append(texts.html("checkout.receipt", known.get())).append("</p>\n");
    } else {
      // An address comes back with an alert about something else, or because it is a bad one.
      String error =
          email.isEmpty() || !alertHtml.isEmpty() ? "" : texts.html("checkout.email.bad");
      html.append(
          Markup.field("email", "email", texts.html("checkout.email"), email, "email", error));
    }
    if (Taxes.isAutomatic(session)) {
      html.append(country(found));
    }
    html.append("<div class=\"buttons\">\n")
        .append(Markup.button("card", texts.html("checkout.card"), "primary"));
    if (offersLater(session)) {
      html.append(Markup.button("later", texts.html("checkout.later"), "plain"));
    }
    html.append(Markup.button("decline", texts.html("checkout.decline"), "plain"));
    if (Checkout.cancelUrl(session).isPresent()) {
      html.append(Markup.button("cancel", texts.html("checkout.cancel"), "quiet"));
    }
    html.append("</div>\n</form>\n");
    return Markup.page(texts, 200, "checkout.title", html.toString(), targets(session));
  }

  private String country(Found found) {
    String current = Taxes.country(found.session());
    StringBuilder options = new StringBuilder();
    for (String country : checkout.taxes().countries(current)) {
      options.append(
          "<option value=\"%s\"%s>%s</option>\n"
              .formatted(
                  Markup.escape(country),
                  country.equals(current) ? " selected" : "",
                  Markup.escape(Locale.of("", country).getDisplayCountry(found.texts().locale()))));
    }
    return """
    <div class="field"><label for="country">%s</label>
    <select id="country" name="country" autocomplete="country">
    %s</select>
    %s</div>
    """
        .formatted(
            found.texts().html("checkout.country"),
            options,
            Markup.button("country", found.texts().html("checkout.country.set"), "quiet"));
  }

  private static String summary(Found found) {
    JsonObject session = found.session();
    Texts texts = found.texts();
    String currency = Json.text(session, "currency");
    StringBuilder html = new StringBuilder("<table>\n");
    html.append("<caption>")
        .append(texts.html("checkout.seller", found.act().entity().name()))
        .append("</caption>\n<tbody>\n");
    for (JsonElement element : session.getAsJsonArray("_line_items")) {
      JsonObject item = element.getAsJsonObject();
      String name = Json.text(item, "description") + " × " + Json.number(item, "quantity");
      html.append(
          row(name, Money.format(Json.number(item, "amount_subtotal"), currency, texts.locale())));
    }
    long tax = Json.number(Json.object(session, "total_details"), "amount_tax");
    if (tax > 0) {
      boolean onTop =
          Json.number(session, "amount_total") > Json.number(session, "amount_subtotal");
      html.append(
          row(
              texts.text(onTop ? "checkout.tax" : "checkout.tax.in"),
              Money.format(tax, currency, texts.locale())));
    }
    String total = Money.format(Json.number(session, "amount_total"), currency, texts.locale());
    return html.append("</tbody>\n<tfoot>")
        .append(row(texts.text("checkout.total"), total))
        .append("</tfoot>\n</table>\n")
        .toString();
  }

  private static String row(String name, String amount) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
        .formatted(Markup.escape(name), Markup.escape(amount));
  }

  private Page showVoucher(Visit visit) {
    return find(visit).map(this::voucher).orElseGet(() -> unknown(visit));
  }

  private Page settle(Visit visit) {
    Optional<Found> found = find(visit);
    if (found.isEmpty()) {
      return unknown(visit);
    }
    String action = visit.form().values().has("action") ? visit.form().required("action") : "";
    boolean decided = action.equals("pay") || action.equals("lapse");
    if (decided && Checkout.awaitsPayment(found.get().act(), found.get().session())) {
      checkout.settle(found.get().act(), found.get().session(), action.equals("pay"));
    }
    return new Page.Redirect(Checkout.successUrl(found.get().session()));
  }

  private Page voucher(Found found) {
    JsonObject session = found.session();
    Texts texts = found.texts();
    if (!Checkout.awaitsPayment(found.act(), session)) {
      return form(found, "", "");
    }
    String html =
        "<p>%s</p>\n%s<form method=\"post\" novalidate>\n<div class=\"buttons\">\n%s%s</div>\n</form>\n<p><a href=\"%s\">%s</a></p>\n"
            .formatted(
                texts.html("voucher.text"),
                summary(found),
                Markup.button("pay", texts.html("voucher.pay"), "primary"),
                Markup.button("lapse", texts.html("voucher.lapse"), "plain"),
                Markup.escape(Checkout.successUrl(session)),
                texts.html("voucher.back"));
    return Markup.page(texts, 200, "voucher.title", html, targets(session));
  }

  private static Page expired(Found found) {
    Texts texts = found.texts();
    String back =
        Checkout.cancelUrl(found.session())
            .map(
                url ->
                    "<p><a href=\"%s\">%s</a></p>"
                        .formatted(Markup.escape(url), texts.html("checkout.cancel")))
            .orElse("");
    String html = "<p>" + texts.html("checkout.expired") + "</p>\n" + back;
    return Markup.page(texts, 200, "checkout.expired.title", html, List.of());
  }

  private static Page unknown(Visit visit) {
    return Markup.notice(visit.texts(Optional.empty()), 404, "notfound.title", "notfound.text");
  }

  private static boolean offersLater(JsonObject session) {
    var types = session.getAsJsonArray("payment_method_types");
    String slow = PayWith.slow(Json.text(session, "currency")).type();
    for (JsonElement type : types) {
      if (type.getAsString().equals(slow)) {
        return true;
      }
    }
    return types.isEmpty();
  }

  private static List<String> targets(JsonObject session) {
    List<String> targets = new ArrayList<>();
    targets.add(Page.origin(Json.text(session, "success_url")));
    Json.optionalText(session, "cancel_url").map(Page::origin).ifPresent(targets::add);
    return targets;
  }
}
