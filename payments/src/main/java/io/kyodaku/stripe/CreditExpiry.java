package io.kyodaku.stripe;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How long bought credits last: so many months less so many days, from the day on which they were
 * bought.
 *
 * <p>In Japan, what can be used for no longer than six months from its issue is exempt from the
 * rules on prepaid payment instruments. Source: Payment Services Act (資金決済に関する法律), article 4, item
 * 2, and article 4, paragraph 2, of its Order for Enforcement. Six months less a day is safely
 * within.
 *
 * @param months 1 to 120
 * @param lessDays 0 to 27
 */
public record CreditExpiry(int months, int lessDays) {

  static final int MONTHS_AT_MOST = 120;
  static final int LESS_DAYS_AT_MOST = 27;

  public CreditExpiry {
    if (months < 1 || months > MONTHS_AT_MOST || lessDays < 0 || lessDays > LESS_DAYS_AT_MOST) {
      throw new IllegalArgumentException("no expiry: " + months + " months less " + lessDays);
    }
  }

  /** When credits are lost that were bought at a moment: with the beginning of a day there. */
  public Instant after(Instant bought, ZoneId zone) {
    return bought
        .atZone(zone)
        .toLocalDate()
        .plusMonths(months)
        .minusDays(lessDays)
        .atStartOfDay(zone)
        .toInstant();
  }
}
