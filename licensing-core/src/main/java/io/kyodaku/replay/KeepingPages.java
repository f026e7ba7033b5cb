package io.kyodaku.replay;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what replays read: pages of an owner's usages, hour by hour. An hour is written anew when
 * something was asked in it, refused or earned since, and when a usage of it was granted or ended.
 * As who charges may commit late, what is younger than {@link #LATE_AT_MOST} is looked at twice;
 * twice is as once.
 */
@Dependent
public class KeepingPages implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(KeepingPages.class);

  /** How long usages can be replayed, and refusals are kept. */
  public static final Duration KEPT = Duration.ofDays(93);

  static final int USAGES_AT_MOST = 20_000;
  static final Duration LATE_AT_MOST = Duration.ofMinutes(10);

  private static final String BEHIND =
      """
      select t.id, asked.newest as asked, refused.newest as refused, earned.newest as earned, u.asked_at, u.refused_at,
        u.earned_at, u.rolled_at
      from tenant t
      cross join lateral (select max(requested_at) as newest from authorization_license where tenant_id = t.id) asked
      cross join lateral (select max(requested_at) as newest from refused_usage where tenant_id = t.id) refused
      cross join lateral (select max(at) as newest from royalty where tenant_id = t.id) earned
      left join usage_page_rollup u on u.tenant_id = t.id
      where (t.id = ?::uuid or ?::uuid is null) and greatest(asked.newest, refused.newest) is not null
        and (u.tenant_id is null
          or (u.asked_at, u.refused_at, u.earned_at) is distinct from (asked.newest, refused.newest, earned.newest)
          or u.rolled_at < greatest(asked.newest, refused.newest, earned.newest) + interval '10 minutes'
          or exists (select from usage_page p where p.tenant_id = t.id and p.unended))
      """;

  private static final String CHANGED =
      """
      select distinct date_trunc('hour', moment, 'UTC') as hour from (
        select requested_at as moment from authorization_license where tenant_id = ? and requested_at >= ?
        union all
        select requested_at from refused_usage where tenant_id = ? and requested_at >= ?
        union all
        select l.requested_at from royalty r
        join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
        where r.tenant_id = ? and r.at >= ?
        union all
        select p.hour from usage_page p where p.tenant_id = ? and p.unended and p.hour >= ? and exists (
          select from authorization_license l join usage_authorization u on u.id = l.authorization_id
          where l.tenant_id = p.tenant_id and l.requested_at >= p.hour and l.requested_at < p.hour + interval '1 hour'
            and greatest(u.granted_at, u.ended_at) >= ?)) changed
      where moment >= ? order by hour
      """;

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public KeepingPages(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  private record Newest(
      Optional<Instant> asked, Optional<Instant> refused, Optional<Instant> earned) {

    static Newest of(ResultSet row, String asked, String refused, String earned)
        throws SQLException {
      return new Newest(
          Sql.optionalInstant(row, asked),
          Sql.optionalInstant(row, refused),
          Sql.optionalInstant(row, earned));
    }

    /** From when on there may be something that nobody saw who looked then. */
    private static Instant late(Optional<Instant> newest, Instant looked) {
      return newest
          .map(
              at ->
                  at.plus(LATE_AT_MOST).isAfter(looked)
                      ? at.minus(LATE_AT_MOST)
                      : at.plus(1, ChronoUnit.MICROS))
          .orElse(Instant.EPOCH);
    }
  }

  /** How far the pages of an owner are, and when somebody looked last. */
  private record Rolled(Newest newest, Instant at) {}

  private record Behind(UUID tenant, Newest now, Optional<Rolled> rolled) {}

  @Override
  public String kind() {
    return "usage-pages";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofMinutes(10));
  }

  @Override
  public void run(String nothing) {
    for (Behind one : admin.list(BEHIND, KeepingPages::behind, null, null)) {
      keep(one, false);
    }
    forget();
  }

  /** Those of one owner, as of now. */
  public void keepUp(TenantId tenant) {
    String id = tenant.value().toString();
    for (Behind one : admin.list(BEHIND, KeepingPages::behind, id, id)) {
      keep(one, true);
    }
  }

  private static Behind behind(ResultSet row) throws SQLException {
    Newest newest = Newest.of(row, "asked_at", "refused_at", "earned_at");
    return new Behind(
        row.getObject("id", UUID.class),
        Newest.of(row, "asked", "refused", "earned"),
        Sql.optionalInstant(row, "rolled_at").map(at -> new Rolled(newest, at)));
  }

  private Instant oldest() {
    return clock.instant().minus(KEPT).truncatedTo(ChronoUnit.HOURS);
  }

  private void keep(Behind one, boolean thoroughly) {
    if (one.rolled().isEmpty()) {
      // Day by day, so that no transaction is long; until the end is noted it begins again.
      Instant end = clock.instant().plus(Duration.ofDays(1));
      for (Instant day = oldest(); day.isBefore(end); day = day.plus(Duration.ofDays(1))) {
        Instant from = day;
        Boolean unused =
            transactions.run(
                connection -> {
                  hold(connection, one);
                  write(connection, one.tenant(), from, from.plus(Duration.ofDays(1)));
                  return true;
                });
      }
    }
    // Before it looks, so that whatever ends meanwhile is looked at again.
    Instant now = clock.instant();
    for (Instant hour :
        one.rolled().map(rolled -> changed(one, rolled, now, thoroughly)).orElse(List.of())) {
      Boolean unused =
          transactions.run(
              connection -> {
                hold(connection, one);
                write(connection, one.tenant(), hour, hour.plus(Duration.ofHours(1)));
                return true;
              });
    }
    Boolean unused =
        transactions.run(
            connection -> {
              note(connection, one, now);
              return true;
            });
  }

  private static void hold(Connection connection, Behind one) throws SQLException {
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.usage-page.' || ?, 0))",
        one.tenant().toString());
  }

  /**
   * The hours in which something changed. Usages may wait for their end for weeks: those that are
   * not of the last day are looked at once a day, and whenever somebody wants to replay.
   */
  private List<Instant> changed(Behind one, Rolled last, Instant now, boolean thoroughly) {
    Newest rolled = last.newest();
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    boolean all = thoroughly || last.at().isBefore(today);
    return admin.list(
        CHANGED,
        row -> Sql.instant(row, "hour"),
        one.tenant(),
        Newest.late(rolled.asked(), last.at()),
        one.tenant(),
        Newest.late(rolled.refused(), last.at()),
        one.tenant(),
        Newest.late(rolled.earned(), last.at()),
        one.tenant(),
        all ? oldest() : now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS),
        last.at().minus(all ? LATE_AT_MOST.plusDays(1) : LATE_AT_MOST),
        oldest());
  }

  /** Writes the hours of a stretch of time anew. */
  private static void write(Connection connection, UUID tenant, Instant from, Instant until)
      throws SQLException {
    Map<Instant, List<Recorded>> hours = new TreeMap<>();
    new PageRows(connection)
        .each(
            tenant,
            from,
            until,
            usage ->
                hours
                    .computeIfAbsent(
                        usage.at().truncatedTo(ChronoUnit.HOURS), unused -> new ArrayList<>())
                    .add(usage));
    Sql.execute(
        connection,
        "delete from usage_page where tenant_id = ? and hour >= ? and hour < ?",
        tenant,
        from,
        until);
    for (Map.Entry<Instant, List<Recorded>> hour : hours.entrySet()) {
      List<Recorded> usages = hour.getValue();
      usages.sort(Comparator.comparing(Recorded::at).thenComparing(Recorded::id));
      for (int first = 0; first < usages.size(); first += USAGES_AT_MOST) {
        insert(
            connection,
            tenant,
            hour.getKey(),
            first / USAGES_AT_MOST,
            usages.subList(first, Math.min(usages.size(), first + USAGES_AT_MOST)));
      }
    }
  }

  private static void insert(
      Connection connection, UUID tenant, Instant hour, int part, List<Recorded> usages)
      throws SQLException {
    Sql.execute(
        connection,
        "insert into usage_page (tenant_id, hour, part, usages, unended, content) values (?, ?, ?,"
            + " ?, ?, ?)",
        tenant,
        hour,
        part,
        usages.size(),
        usages.stream().anyMatch(usage -> usage.outcome().isUnended()),
        PageBytes.write(hour, usages));
  }

  private void note(Connection connection, Behind one, Instant now) throws SQLException {
    Sql.execute(
        connection,
        "insert into usage_page_rollup (tenant_id, asked_at, refused_at, earned_at, rolled_at)"
            + " values (?, ?, ?, ?, ?) on conflict (tenant_id) do update set asked_at ="
            + " excluded.asked_at, refused_at = excluded.refused_at, earned_at ="
            + " excluded.earned_at, rolled_at = excluded.rolled_at",
        one.tenant(),
        one.now().asked().orElse(null),
        one.now().refused().orElse(null),
        one.now().earned().orElse(null),
        now);
  }

  /** What is older than anybody can replay. */
  private void forget() {
    int pages =
        admin.update(
            "delete from usage_page p using tenant t where p.tenant_id = t.id and p.hour < ?",
            oldest());
    int refusals =
        admin.update(
            "delete from refused_usage r using tenant t where r.tenant_id = t.id and"
                + " r.requested_at < ?",
            oldest());
    if (pages + refusals > 0) {
      LOG.debug("{} pages and {} refusals were too old", pages, refusals);
    }
  }
}
