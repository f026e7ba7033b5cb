package io.kyodaku.portal.creator;

import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.Quoting;
import io.kyodaku.identity.Generators;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.wallet.Wallets;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the studio shows beside a prompt that is being written, as JSON in the reader's words:
 *
 * <pre>
 * marks     names found, by UTF-16 offsets into the prompt as sent
 * errors    what can't be read, by field
 * trouble   why nothing can be said now
 * quote     what would come of it; not there while there is nothing to decide
 * balance   what the creator has, and what is missing for it
 * </pre>
 */
@RequestScoped
public class ReadingPrompt {

  private static final int PROMPT_UNITS_AT_MOST = 4 * Usage.PROMPT_LENGTH_AT_MOST;

  @Inject private SnapshotHolder snapshots;
  @Inject private Quoting quoting;
  @Inject private Generators generators;
  @Inject private Wallets wallets;
  @Inject private QuoteViews views;
  @Inject private PageErrors texts;
  @Inject private Formats formats;

  String read(UsageForm form, UUID creator) {
    JsonObjectBuilder answer = Json.createObjectBuilder();
    try {
      answer.add("marks", marks(form.getPrompt()));
      FieldErrors wrong = new FieldErrors();
      Optional<Usage> usage = form.read(creator, List.of(), wrong, texts);
      JsonObjectBuilder errors = Json.createObjectBuilder();
      wrong.list().forEach(error -> errors.add(error.field(), texts.text(error.fault())));
      answer.add("errors", errors);
      long available = wallets.of(creator).availableMicros();
      Optional<QuoteView> quote =
          usage.filter(asked -> !asked.prompt().isEmpty()).flatMap(asked -> quote(asked, answer));
      quote.ifPresent(view -> answer.add("quote", json(view)));
      answer.add("balance", balance(available, quote.map(QuoteView::creditMicros).orElse(0L)));
    } catch (OutOfTouchException e) {
      answer.add("trouble", texts.text("studio.outOfTouch"));
    }
    return answer.build().toString();
  }

  private JsonArrayBuilder marks(@Nullable String prompt) {
    JsonArrayBuilder marks = Json.createArrayBuilder();
    if (prompt != null && prompt.length() <= PROMPT_UNITS_AT_MOST) {
      for (Match match : snapshots.current().screen(prompt)) {
        marks.add(Json.createObjectBuilder().add("start", match.start()).add("end", match.end()));
      }
    }
    return marks;
  }

  private Optional<QuoteView> quote(Usage usage, JsonObjectBuilder answer) {
    Optional<Quoting.Outcome> outcome =
        generators.own().map(studio -> quoting.quote(usage, studio.id()));
    if (outcome.isPresent() && outcome.get() instanceof Quoting.Outcome.Quoted quoted) {
      return Optional.of(views.view(quoted.quote(), usage.prompt()));
    }
    answer.add("trouble", texts.text("studio.none"));
    return Optional.empty();
  }

  private JsonObjectBuilder json(QuoteView quote) {
    JsonArrayBuilder lines = Json.createArrayBuilder();
    lines.add(line(texts.text("quote.compute"), quote.computeMicros(), ""));
    for (QuoteView.Fee fee : quote.fees()) {
      String label = MessageFormat.format(texts.text("quote.fee"), fee.asset());
      lines.add(line(label, fee.creditMicros(), note(fee)));
    }
    JsonArrayBuilder reasons = Json.createArrayBuilder();
    quote
        .reasons()
        .forEach(
            reason ->
                reasons.add(
                    Json.createObjectBuilder()
                        .add("message", reason.message())
                        .add("remedy", reason.remedy())));
    JsonArrayBuilder instead = Json.createArrayBuilder();
    quote.alternatives().forEach(other -> instead.add(json(other)));
    return Json.createObjectBuilder()
        .add("decision", quote.decision())
        .add("word", texts.text("decision." + quote.decision()))
        .add("total", formats.credits(quote.creditMicros()))
        .add("lines", lines)
        .add("recognised", strings(quote.recognised()))
        .add("reasons", reasons)
        .add("instead", instead)
        .add(
            "obligations",
            strings(
                quote.obligations().stream()
                    .map(code -> texts.text("obligation." + code))
                    .toList()));
  }

  private JsonObjectBuilder json(QuoteView.Instead other) {
    String pattern = texts.text(other.asks() ? "studio.instead.ask" : "studio.instead");
    JsonObjectBuilder fields = Json.createObjectBuilder();
    other.fields().forEach((field, values) -> fields.add(field, strings(values)));
    return Json.createObjectBuilder()
        .add("fields", fields)
        .add(
            "text",
            MessageFormat.format(pattern, other.text(), formats.credits(other.creditMicros())));
  }

  private JsonObjectBuilder line(String label, long micros, String note) {
    return Json.createObjectBuilder()
        .add("label", label)
        .add("value", micros == 0 ? texts.text("asset.free") : formats.credits(micros))
        .add("note", note);
  }

  /** The owner, and what it asks in its own currency. */
  private String note(QuoteView.Fee fee) {
    String money = fee.micros() > 0 ? formats.money(fee.micros(), fee.currency()) : "";
    return money.isEmpty() || fee.owner().isEmpty()
        ? money + fee.owner()
        : money + " · " + fee.owner();
  }

  private JsonObjectBuilder balance(long available, long needed) {
    JsonObjectBuilder balance =
        Json.createObjectBuilder().add("available", formats.credits(available));
    return needed > available
        ? balance.add(
            "missing",
            MessageFormat.format(texts.text("studio.short"), formats.credits(needed - available)))
        : balance;
  }

  private static JsonArrayBuilder strings(Collection<String> values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(array::add);
    return array;
  }
}
