package io.kyodaku.portal.admin;

import io.kyodaku.identity.ChangingRateCard;
import io.kyodaku.identity.RateCards;
import io.kyodaku.identity.Rates;
import io.kyodaku.oversight.GeneratorDirectory;
import io.kyodaku.shared.FieldError;
import java.time.Instant;
import java.util.List;

/**
 * A rate card that is thought of, against those that there are, the newest first.
 *
 * @param faults what is wrong with what was typed; then the rest means nothing
 * @param at when it would begin to hold
 */
record RateCardPlan(
    ChangingRateCard.Wanted wanted, List<FieldError> faults, Instant at, boolean isLater) {

  private static final int CLIP_SECONDS = 10;

  /**
   * What something comes to.
   *
   * @param of the key of the text that says what
   * @param before microcredits
   * @param after microcredits
   */
  public record Effect(String of, long before, long after) {}

  /** What would hold otherwise. */
  Rates before(List<RateCards.Version> history) {
    return history.stream()
        .filter(version -> !version.from().isAfter(at))
        .findFirst()
        .map(RateCards.Version::rates)
        .orElse(wanted.rates());
  }

  /** Versions that would never hold. */
  List<Integer> overtakes(List<RateCards.Version> history) {
    return history.stream()
        .filter(version -> version.standing() == RateCards.Standing.PLANNED)
        .filter(version -> !version.from().isBefore(at))
        .map(RateCards.Version::number)
        .toList();
  }

  List<Effect> effects(List<RateCards.Version> history, GeneratorDirectory.Usage usage) {
    Rates before = before(history);
    Rates after = wanted.rates();
    return List.of(
        new Effect("CLIP_STANDARD", of(before, CLIP_SECONDS, 0), of(after, CLIP_SECONDS, 0)),
        new Effect("CLIP_PREMIUM", of(before, 0, CLIP_SECONDS), of(after, 0, CLIP_SECONDS)),
        new Effect(
            "LAST_DAYS",
            of(before, usage.standardSeconds(), usage.premiumSeconds()),
            of(after, usage.standardSeconds(), usage.premiumSeconds())));
  }

  private static long of(Rates rates, long standardSeconds, long premiumSeconds) {
    return Math.addExact(
        Math.multiplyExact(rates.standardMicrosPerSecond(), standardSeconds),
        Math.multiplyExact(rates.premiumMicrosPerSecond(), premiumSeconds));
  }
}
