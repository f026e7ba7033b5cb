package io.kyodaku.oversight;

import io.kyodaku.run.RunKind;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs that operators started, and how far each is. */
@Dependent
public class RunDirectory {

  public static final int PAGE_SIZE = 25;

  private static final int UNDER_WAY_AT_MOST = 10;

  /** A run with how many of its things stand how. */
  private static final String RUNS =
      """
      select r.id, r.kind, r.started_at, coalesce(a.name, '') as starter, c.*
      from run r left join account a on a.id = r.started_by
      cross join lateral (
        select count(*) filter (where standing = 'STUCK') as stuck,
          count(*) filter (where standing = 'UNDER_WAY') as under_way,
          count(*) filter (where standing = 'SENT') as sent,
          count(*) filter (where standing = 'LATER') as later,
          %s - count(*) as done
        from (%s) item) c
      """
          .formatted(RunItems.TOTAL, RunItems.LEFT);

  private final Sql admin;

  @Inject
  public RunDirectory(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** How a thing of a run stands, in the order in which they are shown. */
  public enum Standing {
    /** Nobody works on it any more, and it is not done: somebody has to look. */
    STUCK,
    /** It waits for its turn, is worked on, or is tried again. */
    UNDER_WAY,
    /** The bank has been told to take it, and has not said yet that it did. */
    SENT,
    /**
     * This run left it: a later one took it up, it is owed anew, or what stood in its way is gone.
     */
    LATER,
    DONE
  }

  /**
   * A run as it is now.
   *
   * @param starter who started it, by name; empty where it was the platform itself
   */
  public record Run(
      UUID id, RunKind kind, String starter, Instant startedAt, Map<Standing, Integer> standings) {

    public Run {
      standings = Map.copyOf(standings);
    }

    public int count(Standing standing) {
      return standings.getOrDefault(standing, 0);
    }

    public int total() {
      return standings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those with which this run has nothing more to do, however they came out. */
    public int through() {
      return total() - count(Standing.UNDER_WAY);
    }

    public int stuck() {
      return count(Standing.STUCK);
    }

    public boolean isUnderWay() {
      return count(Standing.UNDER_WAY) > 0;
    }
  }

  /**
   * What a run consists of: a payout, an event or a tenant.
   *
   * @param name the tenant's, or the event's type
   * @param state of a payout or an event, as these have it; else empty
   * @param held why nothing more is sent for a payout; else empty
   * @param note what stands in its way or what became of it; may be empty
   * @param amount of a payout
   * @param reference Stripe's id of an event; else empty
   * @param statements how many of a tenant's were closed by the run
   * @param statement the last of these
   */
  public record Item(
      UUID id,
      String name,
      Standing standing,
      String state,
      String held,
      String note,
      Optional<Money> amount,
      String reference,
      int statements,
      Optional<UUID> statement) {}

  public Optional<Run> find(UUID id) {
    return admin.first(RUNS + " where r.id = ?", RunDirectory::run, id);
  }

  /** The newest first; pages count from 0, and one more row tells that there is another page. */
  public List<Run> page(int page) {
    return admin.list(
        RUNS + " order by r.started_at desc, r.id desc limit ? offset ?",
        RunDirectory::run,
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  /** Those in which something is under way, the newest first, up to a bound. */
  public List<Run> underWay() {
    return admin.list(
        RUNS
            + " where r.id in ("
            + RunItems.UNDER_WAY
            + ") order by r.started_at desc, r.id desc limit ?",
        RunDirectory::run,
        UNDER_WAY_AT_MOST);
  }

  /** The newest run of a kind that is under way, or was started since then. */
  public Optional<Run> recent(RunKind kind, Instant since) {
    return admin.first(
        RUNS
            + " where r.kind = ? and (r.started_at >= ? or r.id in ("
            + RunItems.UNDER_WAY
            + ")) order by r.started_at desc, r.id desc limit 1",
        RunDirectory::run,
        kind,
        since);
  }

  /**
   * What a run consists of: what needs somebody first.
   *
   * @param standing only those; all when empty
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Item> items(UUID run, Optional<Standing> standing, int page) {
    String only = standing.map(Standing::name).orElse("");
    return admin.list(
        "select * from ("
            + RunItems.ALL
            + """
            ) item where ? = '' or standing = ?
            order by array_position(array['STUCK', 'UNDER_WAY', 'SENT', 'LATER', 'DONE'], standing), name, id
            limit ? offset ?
            """,
        RunDirectory::item,
        run,
        run,
        run,
        run,
        only,
        only,
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  private static Run run(ResultSet row) throws SQLException {
    Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      standings.put(standing, row.getInt(standing.name().toLowerCase(Locale.ROOT)));
    }
    return new Run(
        row.getObject("id", UUID.class),
        RunKind.valueOf(row.getString("kind")),
        row.getString("starter"),
        Sql.instant(row, "started_at"),
        standings);
  }

  private static Item item(ResultSet row) throws SQLException {
    @Nullable String currency = row.getString("currency");
    return new Item(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Standing.valueOf(row.getString("standing")),
        row.getString("state"),
        row.getString("held"),
        row.getString("note"),
        currency == null
            ? Optional.empty()
            : Optional.of(
                Money.ofMinor(row.getLong("amount_minor"), Currency.getInstance(currency))),
        row.getString("reference"),
        row.getInt("statements"),
        Optional.ofNullable(row.getObject("statement", UUID.class)));
  }
}
