package io.kyodaku.promotion;

import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;

/** A company that sells, and in whose books what it gives is a cost. */
public enum Giver {
  JP("JPY"),
  US("USD"),
  EU("EUR");

  private final String currency;

  Giver(String currency) {
    this.currency = currency;
  }

  Currency currency() {
    return Currency.getInstance(currency);
  }

  static Optional<Giver> named(String name) {
    return Arrays.stream(values()).filter(giver -> giver.name().equals(name)).findFirst();
  }
}
