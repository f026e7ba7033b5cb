package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The chart with its balances, for operators: now, or of all that was booked before some moment. A
 * balance of then is the days before it and its part of its day; what is not rolled up yet is added
 * from the transfers.
 */
@Dependent
public class LedgerAccounts {

  public static final int PAGE_SIZE = 25;

  /** No moment before this is asked for, so that its day can be computed. */
  private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final String ASKED =
      """
      with asked as (
        select v.until, v.day::date as day, v.day at time zone 'UTC' as midnight
        from (select u.until, date_trunc('day', u.until at time zone 'UTC') as day
              from (select ?::timestamptz as until) u) v),
      tail as materialized (
        select e.account_id, sum(e.debit_micros) as debits, sum(e.credit_micros) as credits
        from ledger_entry e
        where e.seq > ? and e.at < (select until from asked)
        group by e.account_id),
      """;

  private static final String OWNED =
      """
      select a.id, a.ledger, a.entity, a.kind, a.owner_id, %s as owner, s.debits, s.credits
      from chosen a
      """
          .formatted(owner("a"));

  /** Rolled up as a whole, and the tail. */
  private static final String NOW =
      """
      cross join lateral (
        select coalesce(sum(part.debits), 0) as debits, coalesce(sum(part.credits), 0) as credits from (
          select b.debits_micros as debits, b.credits_micros as credits from account_balance b where b.account_id = a.id
          union all
          select tail.debits, tail.credits from tail where tail.account_id = a.id) part) s
      """;

  /** The days before, the part of the day, and the tail. */
  private static final String THEN =
      """
      cross join lateral (
        select coalesce(sum(part.debits), 0) as debits, coalesce(sum(part.credits), 0) as credits from (
          select sum(d.debits_micros) as debits, sum(d.credits_micros) as credits from account_day d
          where d.account_id = a.id and d.day < (select day from asked)
          union all
          select sum(e.debit_micros), sum(e.credit_micros) from account_entry e
          where e.account_id = a.id and e.at >= (select midnight from asked) and e.at < (select until from asked)
          union all
          select tail.debits, tail.credits from tail where tail.account_id = a.id) part) s
      """;

  private final RolledUp books;

  @Inject
  public LedgerAccounts(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    books = new RolledUp(admin);
  }

  /**
   * The name of whom an account is kept for, or nothing. Asked row by row: for each side of a
   * transfer four joins more took longer to plan than all of them to run.
   *
   * @param account its table's name in the statement
   */
  static String owner(String account) {
    return """
    coalesce((select name from tenant where id = #.owner_id), (select name from generator where id = #.owner_id),
      (select p.name from creator o join account p on p.id = o.account_id where o.id = #.owner_id), '')\
    """
        .replace("#", account);
  }

  /** An amount on each side, in micros of a ledger. */
  public record Sums(BigDecimal debits, BigDecimal credits) {

    /** On the side on which accounts of this kind grow. */
    BigDecimal balance(AccountKind kind) {
      return kind.side() == AccountKind.Side.DEBIT
          ? debits.subtract(credits)
          : credits.subtract(debits);
    }
  }

  /** All accounts of a kind in one entity's books of one ledger. */
  public record Total(AccountKind kind, String ledger, String entity, long accounts, Sums sums) {

    public BigDecimal balance() {
      return sums.balance(kind);
    }
  }

  /**
   * One account.
   *
   * @param owner the name of the creator, generator or tenant it is kept for; else empty
   */
  public record Line(
      UUID id,
      AccountKind kind,
      String ledger,
      String entity,
      Optional<UUID> ownerId,
      String owner,
      Sums sums) {

    public BigDecimal balance() {
      return sums.balance(kind);
    }
  }

  /** Which accounts; what is empty is not asked for. */
  public record Which(String ledger, String entity, String kind, Optional<UUID> owner) {}

  /** The whole chart, as the ledgers' and kinds' order is. */
  public List<Total> totals(Optional<Instant> before) {
    return books.read(
        (connection, through) ->
            Sql.list(
                connection,
                ASKED
                    + """
                    parts as (
                      select ledger, entity, kind, debits_micros as debits, credits_micros as credits from ledger_day
                      where day < (select day from asked)
                      union all
                      select a.ledger, a.entity, a.kind, e.debit_micros, e.credit_micros
                      from ledger_entry e join ledger_account a on a.id = e.account_id
                      where e.at >= (select midnight from asked) and e.at < (select until from asked)
                        and e.seq <= ?
                      union all
                      select a.ledger, a.entity, a.kind, tail.debits, tail.credits
                      from tail join ledger_account a on a.id = tail.account_id),
                    sums as (
                      select ledger, entity, kind, sum(debits) as debits, sum(credits) as credits from parts group by 1, 2, 3)
                    select k.ledger, k.entity, k.kind, k.accounts, coalesce(s.debits, 0) as debits,
                      coalesce(s.credits, 0) as credits
                    from (select ledger, entity, kind, count(*) as accounts from ledger_account group by 1, 2, 3) k
                    left join sums s on (s.ledger, s.entity, s.kind) = (k.ledger, k.entity, k.kind)
                    order by k.ledger <> 'CREDIT', k.ledger, k.entity, k.kind
                    """,
                row ->
                    new Total(
                        AccountKind.valueOf(row.getString("kind")),
                        row.getString("ledger"),
                        row.getString("entity"),
                        row.getLong("accounts"),
                        sums(row)),
                before.orElse(FOREVER),
                through,
                through));
  }

  /**
   * By ledger, books, kind and age.
   *
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Line> page(Which which, Optional<Instant> before, int page) {
    return lines(
        ASKED
            + """
            chosen as (
              select * from ledger_account
              where (?::text = '' or ledger = ?) and (?::text = '' or entity = ?) and (?::text = '' or kind = ?)
                and (?::uuid is null or owner_id = ?)
              order by ledger, entity, kind, created_at, id limit ? offset ?)
            """
            + OWNED
            + (before.isPresent() ? THEN : NOW)
            + "order by a.ledger, a.entity, a.kind, a.created_at, a.id",
        before,
        which.ledger(),
        which.ledger(),
        which.entity(),
        which.entity(),
        which.kind(),
        which.kind(),
        which.owner().orElse(null),
        which.owner().orElse(null),
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  public Optional<Line> find(UUID id, Optional<Instant> before) {
    return lines(
            ASKED
                + "chosen as (select * from ledger_account where id = ?)\n"
                + OWNED
                + (before.isPresent() ? THEN : NOW),
            before,
            id)
        .stream()
        .findFirst();
  }

  /** All accounts that are kept for any of these, as they stand now. */
  public List<Line> of(Collection<UUID> owners) {
    return lines(
        ASKED
            + "chosen as (select * from ledger_account where owner_id = any (string_to_array(?,"
            + " ',')::uuid[]))\n"
            + OWNED
            + NOW
            + "order by a.ledger, a.entity, a.kind",
        Optional.empty(),
        String.join(",", owners.stream().map(UUID::toString).toList()));
  }

  /** Asked for with the moment and the last transfer that is rolled up before the rest. */
  private List<Line> lines(String sql, Optional<Instant> before, @Nullable Object... rest) {
    return books.read(
        (connection, through) ->
            Sql.list(
                connection,
                sql,
                LedgerAccounts::line,
                Stream.concat(Stream.of(before.orElse(FOREVER), through), Arrays.stream(rest))
                    .toArray()));
  }

  private static Line line(ResultSet row) throws SQLException {
    @Nullable UUID owner = row.getObject("owner_id", UUID.class);
    return new Line(
        row.getObject("id", UUID.class),
        AccountKind.valueOf(row.getString("kind")),
        row.getString("ledger"),
        row.getString("entity"),
        Optional.ofNullable(owner),
        row.getString("owner"),
        sums(row));
  }

  private static Sums sums(ResultSet row) throws SQLException {
    return new Sums(row.getBigDecimal("debits"), row.getBigDecimal("credits"));
  }
}
