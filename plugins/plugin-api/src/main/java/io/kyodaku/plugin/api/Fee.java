package io.kyodaku.plugin.api;

import java.util.Currency;
import java.util.Objects;

/**
 * What a usage costs.
 *
 * <p>Deliberately unchecked beyond null: it is an answer, and judging answers is the host's part.
 *
 * @param micros millionths of the major unit of {@code currency}
 * @param currency the currency of the facts that were asked about
 */
public record Fee(long micros, Currency currency) {

  public Fee {
    Objects.requireNonNull(currency, "currency");
  }
}
