package io.kyodaku.payout;

import io.kyodaku.shared.Money;
import java.util.Currency;
import java.util.Optional;

/**
 * What is due in one currency, added up exactly.
 *
 * @param ready how many statements a run would pay
 * @param unasked what of the money of these was not allowed by another operator yet
 * @param waiting how many can't be paid now
 * @param before what was sent within the last 24 hours without another operator
 * @param alone what may be sent within 24 hours without one; empty is without a limit
 */
public record DueTotal(
    int ready,
    Money readyMoney,
    Money unasked,
    int waiting,
    Money waitingMoney,
    Money before,
    Optional<Money> alone) {

  public Currency currency() {
    return readyMoney.currency();
  }

  /** Whether one operator is not enough for what was not allowed yet. */
  public boolean needsAnother() {
    return alone.isPresent()
        && unasked.micros() > 0
        && before.plus(unasked).micros() > alone.get().micros();
  }
}
