package io.kyodaku.reconciliation;

import java.time.Duration;

/**
 * How long each side waits for the other.
 *
 * @param forEvents what is younger at Stripe is not imported yet: events tell of it first
 * @param forStripe what is booked here and older than this is missing at Stripe
 */
public record Patience(Duration forEvents, Duration forStripe) {

  private static final String EVENTS = "KYODAKU_RECONCILE_AFTER_MINUTES";
  private static final String STRIPE = "KYODAKU_MISSING_AFTER_HOURS";
  private static final int MINUTES = 15;
  private static final int HOURS = 24;
  private static final int AT_MOST = 10_000;

  public Patience {
    if (forEvents.isNegative() || forStripe.isNegative()) {
      throw new IllegalArgumentException("nobody waits for less than nothing");
    }
  }

  /**
   * As {@code KYODAKU_RECONCILE_AFTER_MINUTES} and {@code KYODAKU_MISSING_AFTER_HOURS} say, or else
   * 15 minutes and 24 hours.
   */
  static Patience configured() {
    return new Patience(
        Duration.ofMinutes(number(EVENTS, MINUTES)), Duration.ofHours(number(STRIPE, HOURS)));
  }

  private static int number(String setting, int usual) {
    String text = System.getenv().getOrDefault(setting, "").strip();
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > AT_MOST) {
      throw new IllegalArgumentException(setting + " is a number up to " + AT_MOST);
    }
    return Integer.parseInt(text);
  }
}
