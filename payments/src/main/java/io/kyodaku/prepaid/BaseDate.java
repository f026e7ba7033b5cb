package io.kyodaku.prepaid;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What Japan's Payment Services Act asks of the Japanese seller at the end of each March and
 * September: where the unused balance exceeds ten million yen it tells the Local Finance Bureau,
 * and deposits at least half of it.
 *
 * <p>Source: Payment Services Act (資金決済に関する法律, Act No. 59 of 2009), article 3, paragraph 2 (base
 * dates of March 31 and September 30, and the unused balance on them), article 4, item 2 (what can
 * be used for a short time only is exempt), article 5 (the notification of who issues for its own
 * business), article 14, paragraph 1 (the deposit of half); its Order for Enforcement, article 4,
 * paragraph 2 (six months) and article 6 (ten million yen). Which of these apply to a company is
 * for its counsel to say.
 */
@Dependent
public class BaseDate {

  /** Above this a company notifies and deposits. */
  public static final long YEN_AT_MOST = 10_000_000;

  private static final String SELLER = "JP";

  private static final String SUM =
      UnusedBalances.UNUSED
          + """
          select coalesce(sum(case when currency = 'JPY' then money else ceil(micros * (
            select micros_per_credit from par_table where currency = 'JPY' order by version desc limit 1) / 1000000::numeric) end), 0)
            as money
          from lot where selling_entity = ? and not exempt
          """;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public BaseDate(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * How it stood.
   *
   * @param unusedYen without what is exempt; in other currencies at par; rounded up
   */
  public record Standing(LocalDate day, long unusedYen) {

    public boolean isAbove() {
      return unusedYen > YEN_AT_MOST;
    }

    /** At least so much is deposited: half, rounded up; nothing where it is not above. */
    public long depositYen() {
      return isAbove() ? unusedYen / 2 + unusedYen % 2 : 0;
    }
  }

  /** The last base date that has ended. */
  public LocalDate last() {
    return before(LocalDate.ofInstant(clock.instant(), UnusedBalances.ZONE));
  }

  /** The next that has not. */
  public LocalDate next() {
    LocalDate day = last();
    return day.getMonth() == Month.MARCH
        ? LocalDate.of(day.getYear(), Month.SEPTEMBER, 30)
        : LocalDate.of(day.getYear() + 1, Month.MARCH, 31);
  }

  static LocalDate before(LocalDate today) {
    LocalDate march = LocalDate.of(today.getYear(), Month.MARCH, 31);
    LocalDate september = LocalDate.of(today.getYear(), Month.SEPTEMBER, 30);
    if (today.isAfter(september)) {
      return september;
    }
    return today.isAfter(march) ? march : LocalDate.of(today.getYear() - 1, Month.SEPTEMBER, 30);
  }

  /** At the end of any day. */
  public Standing on(LocalDate day) {
    Instant end = UnusedBalances.endOf(day);
    long micros =
        admin
            .first(SUM, row -> row.getBigDecimal("money").longValueExact(), end, end, SELLER)
            .orElse(0L);
    return new Standing(day, Math.ceilDiv(micros, 1_000_000));
  }

  /** What was found at a base date, once somebody has looked. */
  public Optional<Standing> noted(LocalDate day) {
    return admin.first(
        "select * from prepaid_base_date where day = ?",
        row -> new Standing(day, row.getLong("unused_yen")),
        Date.valueOf(day));
  }
}
