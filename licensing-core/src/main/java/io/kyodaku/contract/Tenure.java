package io.kyodaku.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a contract version begins, and how the contract ends.
 *
 * @param noticeDays whole days between either side's notice and the end, from 0 to {@value
 *     #NOTICE_DAYS_AT_MOST}
 * @param windDownDays whole days after the end in which what was granted before may still be
 *     settled, from 0 to {@value #WIND_DOWN_DAYS_AT_MOST}
 * @param startsOn the day (UTC) from which on it holds; empty for the countersignature's moment
 */
public record Tenure(int noticeDays, int windDownDays, Optional<LocalDate> startsOn) {

  public static final int NOTICE_DAYS_AT_MOST = 730;
  public static final int WIND_DOWN_DAYS_AT_MOST = 365;

  public Tenure {
    if (noticeDays < 0 || noticeDays > NOTICE_DAYS_AT_MOST) {
      throw new IllegalArgumentException("notice of " + noticeDays + " days");
    }
    if (windDownDays < 0 || windDownDays > WIND_DOWN_DAYS_AT_MOST) {
      throw new IllegalArgumentException("winding down for " + windDownDays + " days");
    }
  }
}
