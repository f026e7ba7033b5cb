package io.kyodaku.standin.balance;

import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Money;
import java.time.Duration;
import java.util.Locale;

/**
 * Money that an entity has from the start, so that a demonstration can pay out before it has sold
 * anything. It is booked once for each entity and currency, however often the stand-in starts, and
 * no event tells of it.
 */
public record OpeningBalance(String entity, String currency, long amount) {
  static final String SOURCE = "opening_balance";
  private static final String SHELF = "opening_balance";

  public OpeningBalance {
    if (!Money.isCurrency(currency) || amount < 1 || amount > 1_000_000_000_000L) {
      throw new IllegalArgumentException(
          "An opening balance has a currency and an amount in minor units, not "
              + currency
              + " "
              + amount);
    }
  }

  /** {@code NAME:CURRENCY:AMOUNT} */
  public static OpeningBalance parse(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length != 3 || !parts[2].matches("\\d{1,13}")) {
      throw new IllegalArgumentException("An opening balance is NAME:CURRENCY:AMOUNT, not " + text);
    }
    return new OpeningBalance(
        parts[0], parts[1].toLowerCase(Locale.ROOT), Long.parseLong(parts[2]));
  }

  public void bookOnce(Act act) {
    JsonObject marker = Doc.of("id", currency).and("object", SHELF).and("amount", amount).json();
    if (act.find(SHELF, currency).isEmpty()) {
      act.put(marker);
      Bookings.book(act, "topup", amount, 0, currency, Duration.ZERO, SOURCE, "Opening balance");
    }
  }
}
