package io.kyodaku.portal.admin;

import io.kyodaku.identity.ChangingRateCard;
import io.kyodaku.identity.Rates;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a rate card that is thought of from what was typed. */
@RequestScoped
public class RateCardPlans {

  @Inject private ChangingRateCard changing;
  @Inject private PageErrors texts;
  @Inject private Clock clock;

  /**
   * @param from a day; nothing means now
   * @param after the newest version that the reader saw
   */
  RateCardPlan plan(
      @Nullable String standard, @Nullable String premium, @Nullable String from, int after) {
    FieldErrors wrong = new FieldErrors();
    Rates rates =
        new Rates(
            micros(wrong, "standardPerSecond", standard),
            micros(wrong, "premiumPerSecond", premium));
    Optional<LocalDate> day = Asked.date(from);
    if (from != null && !from.isBlank() && day.isEmpty()) {
      wrong.add("from", texts.text("error.date"));
    }
    ChangingRateCard.Wanted wanted = new ChangingRateCard.Wanted(rates, day, after);
    changing.faults(wanted).forEach(fault -> wrong.add(fault.field(), fault.fault()));
    Instant now = clock.instant();
    Optional<Instant> later =
        day.map(d -> d.atStartOfDay().toInstant(ZoneOffset.UTC)).filter(now::isBefore);
    return new RateCardPlan(wanted, wrong.list(), later.orElse(now), later.isPresent());
  }

  private long micros(FieldErrors wrong, String field, @Nullable String typed) {
    return Amounts.micros(typed)
        .orElseGet(
            () -> {
              wrong.add(field, texts.text("error.amount"));
              return 0;
            });
  }
}
