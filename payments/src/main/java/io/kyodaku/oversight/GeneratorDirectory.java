package io.kyodaku.oversight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Generators as an operator looks at them, with what they rendered in the last days. */
@Dependent
public class GeneratorDirectory {

  public static final int PAGE_SIZE = 25;

  /** The days that are looked at, with today. */
  public static final int DAYS = 30;

  private static final String FOUND =
      """
      select g.id, g.name, g.first_party, g.created_at, g.disabled_at, g.disabled_reason,
        r.version, r.standard_per_second, r.premium_per_second,
        (select count(*) from api_key k where k.owner_id = g.id and k.kind = 'GENERATOR' and k.revoked_at is null) as keys,
        (select max(k.last_used_at) from api_key k where k.owner_id = g.id and k.kind = 'GENERATOR') as seen,
        (select count(*) from creator_link l where l.generator_id::text = g.id::text and l.unlinked_at is null) as links,
        u.asked, u.settled, u.standard_seconds, u.premium_seconds, u.compute
      from generator g
      join lateral (select * from rate_card c where c.generator_id = g.id and c.effective_from <= ?
        order by c.version desc limit 1) r on true
      cross join lateral (
        select coalesce(sum(asked), 0) as asked, coalesce(sum(settled), 0) as settled,
          coalesce(sum(seconds) filter (where quality = 'STANDARD'), 0) as standard_seconds,
          coalesce(sum(seconds) filter (where quality = 'PREMIUM'), 0) as premium_seconds,
          coalesce(sum(compute_micros), 0) as compute
        from generator_day d where d.generator_id = g.id and d.day > ?) u
      """;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public GeneratorDirectory(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** How a generator stands. */
  public enum Standing {
    ADMITTED,
    SUSPENDED
  }

  /**
   * Which; what is empty is not asked for.
   *
   * @param words a part of the name
   */
  public record Which(String words, Optional<Standing> standing) {}

  /**
   * What was asked for in {@link #DAYS} days.
   *
   * @param settled of these, what was rendered and charged
   * @param computeMicros microcredits that the rendered seconds cost
   */
  public record Usage(
      long asked, long settled, long standardSeconds, long premiumSeconds, long computeMicros) {

    public long seconds() {
      return standardSeconds + premiumSeconds;
    }
  }

  /**
   * @param suspendedBecause empty unless it is suspended
   * @param version of the rate card that holds, in microcredits per second
   * @param keys that are live
   * @param seen when one of its keys was last used, to some minutes; empty where none ever was
   * @param links creators that let it spend
   */
  public record Listed(
      UUID id,
      String name,
      boolean firstParty,
      Instant createdAt,
      Optional<Instant> suspendedAt,
      String suspendedBecause,
      int version,
      long standardMicrosPerSecond,
      long premiumMicrosPerSecond,
      long keys,
      Optional<Instant> seen,
      long links,
      Usage usage) {

    public Standing standing() {
      return suspendedAt.isPresent() ? Standing.SUSPENDED : Standing.ADMITTED;
    }
  }

  /** What was rendered of what was asked for on a day of UTC. */
  public record Day(LocalDate day, long standardSeconds, long premiumSeconds) {}

  /**
   * The portal's own first, then by name.
   *
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Listed> page(Which which, int page) {
    String words = which.words().replaceAll("([\\\\%_])", "\\\\$1");
    String standing = which.standing().map(Standing::name).orElse("");
    return admin.list(
        FOUND
            + """
            where (? = '' or g.name ilike ?) and (? = '' or (g.disabled_at is not null) = (? = 'SUSPENDED'))
            order by not g.first_party, g.name, g.id limit ? offset ?
            """,
        GeneratorDirectory::listed,
        clock.instant(),
        before(),
        words,
        "%" + words + "%",
        standing,
        standing,
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  public Optional<Listed> find(UUID id) {
    return admin.first(
        FOUND + " where g.id = ?", GeneratorDirectory::listed, clock.instant(), before(), id);
  }

  /** Each of the {@link #DAYS} days, also those on which nothing was asked for. */
  public List<Day> days(UUID id) {
    return admin.list(
        """
        select ?::date + n as day,
          coalesce(sum(d.seconds) filter (where d.quality = 'STANDARD'), 0) as standard,
          coalesce(sum(d.seconds) filter (where d.quality = 'PREMIUM'), 0) as premium
        from generate_series(1, ?) as n left join generator_day d on d.generator_id = ? and d.day = ?::date + n
        group by 1 order by 1
        """,
        row ->
            new Day(
                row.getObject("day", LocalDate.class),
                row.getLong("standard"),
                row.getLong("premium")),
        before(),
        DAYS,
        id,
        before());
  }

  private LocalDate before() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
  }

  private static Listed listed(ResultSet row) throws SQLException {
    String because = row.getString("disabled_reason");
    return new Listed(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getBoolean("first_party"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "disabled_at"),
        because == null ? "" : because,
        row.getInt("version"),
        row.getLong("standard_per_second"),
        row.getLong("premium_per_second"),
        row.getLong("keys"),
        Sql.optionalInstant(row, "seen"),
        row.getLong("links"),
        new Usage(
            row.getLong("asked"),
            row.getLong("settled"),
            row.getLong("standard_seconds"),
            row.getLong("premium_seconds"),
            row.getLong("compute")));
  }
}
