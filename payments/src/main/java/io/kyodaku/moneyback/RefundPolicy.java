package io.kyodaku.moneyback;

import java.time.Duration;

/**
 * Until when a buyer may ask for what it has not spent.
 *
 * @param within after the purchase was paid; zero where nobody may
 */
public record RefundPolicy(Duration within) {

  private static final int DAYS = 14;
  private static final int DAYS_AT_MOST = 3_650;
  private static final String SETTING = "KYODAKU_REFUND_DAYS";

  public RefundPolicy {
    if (within.isNegative()) {
      throw new IllegalArgumentException("no refund before a purchase");
    }
  }

  /** As {@code KYODAKU_REFUND_DAYS} says, or else 14 days. */
  static RefundPolicy configured() {
    String days = System.getenv().getOrDefault(SETTING, "");
    try {
      int number = days.isBlank() ? DAYS : Integer.parseInt(days.strip());
      if (number < 0 || number > DAYS_AT_MOST) {
        throw new IllegalArgumentException(SETTING + " is a number of days up to " + DAYS_AT_MOST);
      }
      return new RefundPolicy(Duration.ofDays(number));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(SETTING + " is a number of days", e);
    }
  }
}
