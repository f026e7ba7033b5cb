package io.kyodaku.payout;

import io.kyodaku.fx.Rate;
import io.kyodaku.shared.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * How what a statement made payable became what the payee's bank takes: at a recorded rate, rounded
 * down to what can be sent. What is left is owed in that currency, and part of the next conversion.
 *
 * @param openingMicros what those before left; below zero by less than a unit where one of them
 *     came back
 * @param convertedMicros what is payable, at the rate
 * @param sent what goes to the bank; above zero
 */
public record Conversion(
    UUID rateId,
    Rate rate,
    String source,
    LocalDate date,
    long openingMicros,
    long convertedMicros,
    Money sent) {

  /** What is left for the next. */
  public long carriedMicros() {
    return openingMicros + convertedMicros - sent.micros();
  }

  long sentMinor() {
    return sent.micros() / Money.microsPerMinor(sent.currency());
  }

  /** Empty where it comes to nothing that can be sent. */
  static Optional<Conversion> of(
      UUID rateId,
      Rate rate,
      String source,
      LocalDate date,
      long openingMicros,
      Money payable,
      Currency to) {
    long converted = rate.of(payable.micros());
    long unit = Money.microsPerMinor(to);
    long minor = Math.addExact(openingMicros, converted) / unit;
    return minor <= 0
        ? Optional.empty()
        : Optional.of(
            new Conversion(
                rateId, rate, source, date, openingMicros, converted, Money.ofMinor(minor, to)));
  }
}
