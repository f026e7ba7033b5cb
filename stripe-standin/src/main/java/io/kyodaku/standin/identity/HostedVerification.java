package io.kyodaku.standin.identity;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.page.Markup;
import io.kyodaku.standin.page.Page;
import io.kyodaku.standin.page.Pages;
import io.kyodaku.standin.page.Texts;
import io.kyodaku.standin.page.Visit;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The page on which a person is verified: no document is read, what the person types is taken for
 * what it would say.
 */
public final class HostedVerification {
  private HostedVerification() {}

  public static void routes(Pages pages) {
    pages
        .get("/identity/{id}", HostedVerification::show)
        .post("/identity/{id}", HostedVerification::press);
  }

  private record Found(Act act, JsonObject session, Texts texts) {}

  private record Typed(String firstName, String lastName, String born) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  private static Optional<Found> find(Visit visit) {
    for (Act act : visit.acts()) {
      Optional<JsonObject> session = act.find(Verifications.KIND, visit.var("id"));
      if (session.isPresent()) {
        return Optional.of(new Found(act, session.get(), visit.texts(Optional.empty())));
      }
    }
    return Optional.empty();
  }

  private static Page show(Visit visit) {
    return find(visit)
        .map(found -> form(found, Typed.NOTHING, "", false))
        .orElseGet(() -> unknown(visit));
  }

  private static Page press(Visit visit) {
    Optional<Found> found = find(visit);
    if (found.isEmpty()) {
      return unknown(visit);
    }
    JsonObject session = found.get().session();
    Typed typed =
        new Typed(field(visit, "first_name"), field(visit, "last_name"), field(visit, "dob"));
    if (!Verifications.asks(session)) {
      return after(found.get());
    }
    if (!field(visit, "token").equals(Json.text(session, "_token"))) {
      return form(found.get(), typed, found.get().texts().html("checkout.stale"), false);
    }
    return carryOut(found.get(), field(visit, "action"), typed);
  }

  private static Page carryOut(Found found, String action, Typed typed) {
    if (action.equals("verify")) {
      Optional<LocalDate> born = birthday(found, typed.born());
      if (typed.firstName().isEmpty() || typed.lastName().isEmpty() || born.isEmpty()) {
        return form(found, typed, "", true);
      }
      Verifications.pass(
          found.act(),
          found.session(),
          new Verifications.Person(typed.firstName(), typed.lastName(), born.get()));
      return after(found);
    }
    if (action.equals("later")) {
      return after(found);
    }
    if (!Verifications.isFailure(action)) {
      return form(found, typed, "", false);
    }
    Verifications.fail(found.act(), found.session(), action);
    return after(found);
  }

  private static Page after(Found found) {
    Optional<String> back = Json.optionalText(found.session(), "_return_url");
    if (back.isPresent()) {
      return new Page.Redirect(back.get());
    }
    return Verifications.asks(found.session())
        ? form(found, Typed.NOTHING, "", false)
        : Markup.notice(found.texts(), 200, "identity.done.title", "identity.done");
  }

  private static Page form(Found found, Typed typed, String alertHtml, boolean checked) {
    if (!Verifications.asks(found.session())) {
      return after(found);
    }
    Texts texts = found.texts();
    String missing = texts.html("identity.missing");
    boolean badDate = checked && birthday(found, typed.born()).isEmpty();
    String fields =
        Markup.field(
                "last_name",
                "text",
                texts.html("identity.last"),
                typed.lastName(),
                "family-name",
                checked && typed.lastName().isEmpty() ? missing : "")
            + Markup.field(
                "first_name",
                "text",
                texts.html("identity.first"),
                typed.firstName(),
                "given-name",
                checked && typed.firstName().isEmpty() ? missing : "")
            + Markup.field(
                "dob",
                "date",
                texts.html("identity.dob"),
                typed.born(),
                "bday",
                badDate ? texts.html("identity.dob.bad") : "");
    String buttons =
        Markup.button("verify", texts.html("identity.verify"), "primary")
            + Markup.button("document_unverified_other", texts.html("identity.fail"), "plain")
            + Markup.button("consent_declined", texts.html("identity.decline"), "plain")
            + Markup.button("later", texts.html("identity.later"), "quiet");
    String html =
        "%s<p>%s</p>\n<form method=\"post\" novalidate>\n%s%s<div class=\"buttons\">\n%s</div>\n</form>\n"
            .formatted(
                Markup.alert(alertHtml),
                texts.html("identity.text"),
                Markup.hidden("token", Json.text(found.session(), "_token")),
                fields,
                buttons);
    List<String> targets =
        Json.optionalText(found.session(), "_return_url").map(Page::origin).stream().toList();
    return Markup.page(texts, 200, "identity.title", html, targets);
  }

  /** The date, if it is one on which somebody may have been born. */
  private static Optional<LocalDate> birthday(Found found, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      LocalDate today = LocalDate.ofInstant(found.act().now(), ZoneOffset.UTC);
      return date.isAfter(today) || date.getYear() < 1900 ? Optional.empty() : Optional.of(date);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Page unknown(Visit visit) {
    return Markup.notice(visit.texts(Optional.empty()), 404, "notfound.title", "notfound.text");
  }

  private static String field(Visit visit, String name) {
    JsonElement value = visit.form().values().get(name);
    String text = value == null || !value.isJsonPrimitive() ? "" : value.getAsString().trim();
    return text.length() <= 200 ? text : text.substring(0, 200);
  }
}
