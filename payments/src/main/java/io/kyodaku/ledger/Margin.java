package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the platform earned and what that cost it, from the bookings alone. Revenue and the costs of
 * a usage are booked in the currency of the credits that paid for it, so that each currency has a
 * margin of its own; currencies are never added.
 */
@Dependent
public class Margin {

  /** So many rows of a breakdown, those with the most revenue and cost. */
  public static final int ROWS_AT_MOST = 25;

  /**
   * The parts of the asked months in the asked currency: as rolled up, and the few bookings since.
   */
  private static final String PARTS =
      """
      with parts as (
        select month, kind, claim_id, pack_id, micros from margin_month
        where ledger = ? and month between ? and ?
        union all
        select date_trunc('month', e.at at time zone 'UTC')::date, a.kind, e.claim_id, o.pack_id,
          case when a.kind like '%\\_REVENUE' then e.credit_micros - e.debit_micros
               else e.debit_micros - e.credit_micros end
        from ledger_entry e
        join ledger_account a on a.id = e.account_id
        left join credit_lot l on l.id = e.lot_id
        left join purchase_order o on o.id = l.order_id
        where e.seq > ? and a.ledger = ?
          and e.at >= ? and e.at < ?
          and a.kind in ('COMPUTE_REVENUE', 'FEE_REVENUE', 'BREAKAGE_REVENUE', 'COMPUTE_COST', 'ROYALTY_COST',
                         'PROMOTION_COST', 'CHARGEBACK_COST', 'DISPUTE_FEES', 'STRIPE_FEES'))
      """;

  private static final String SUMS =
      """
      coalesce(sum(p.micros) filter (where p.kind = 'COMPUTE_REVENUE'), 0) as compute_revenue,
      coalesce(sum(p.micros) filter (where p.kind = 'FEE_REVENUE'), 0) as fee_revenue,
      coalesce(sum(p.micros) filter (where p.kind = 'BREAKAGE_REVENUE'), 0) as breakage_revenue,
      coalesce(sum(p.micros) filter (where p.kind = 'COMPUTE_COST'), 0) as compute,
      coalesce(sum(p.micros) filter (where p.kind = 'ROYALTY_COST'), 0) as royalty,
      coalesce(sum(p.micros) filter (where p.kind = 'PROMOTION_COST'), 0) as promotion,
      coalesce(sum(p.micros) filter (where p.kind in ('CHARGEBACK_COST', 'DISPUTE_FEES')), 0) as chargebacks,
      coalesce(sum(p.micros) filter (where p.kind = 'STRIPE_FEES'), 0) as stripe_fees
      """;

  /** The same of single usages: by transfers that were made for them, of both sides. */
  private static final String OF_USAGES =
      """
      with parts as (
        select t.authorization_id, a.ledger, a.kind,
          case when a.kind like '%%\\_REVENUE' then s.sign else -s.sign end * t.amount_micros as micros
        from transfer t
        cross join lateral (values (t.credit_account, 1), (t.debit_account, -1)) s (account_id, sign)
        join ledger_account a on a.id = s.account_id
        where %s and a.kind in ('COMPUTE_REVENUE', 'FEE_REVENUE', 'COMPUTE_COST', 'ROYALTY_COST', 'PROMOTION_COST',
                                'CHARGEBACK_COST', 'DISPUTE_FEES'))
      """;

  private final Sql admin;
  private final RolledUp books;

  @Inject
  public Margin(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
    books = new RolledUp(admin);
  }

  /** By what it is broken down. */
  public enum By {
    ASSET(
        "coalesce(a.id::text, '')",
        "coalesce(a.name, '')",
        " left join ownership_claim c on c.id = p.claim_id left join asset a on a.id = c.asset_id"),
    TENANT(
        "coalesce(t.id::text, '')",
        "coalesce(t.name, '')",
        " left join ownership_claim c on c.id = p.claim_id left join tenant t on t.id ="
            + " c.tenant_id"),
    PACK(
        "coalesce(k.id::text, '')",
        "coalesce(k.code, '')",
        " left join credit_pack k on k.id = p.pack_id");

    private final String id;
    private final String name;
    private final String join;

    By(String id, String name, String join) {
      this.id = id;
      this.name = name;
      this.join = join;
    }
  }

  /** Months from the first to the last, both included, in one currency. */
  public record Span(String currency, YearMonth from, YearMonth to) {}

  /**
   * Micros of one currency.
   *
   * @param computeRevenue earned with compute
   * @param feeRevenue earned with licence fees
   * @param breakageRevenue earned with credits that expired
   * @param compute what generators earned of bought credits
   * @param royalty what owners earned of them
   * @param promotion what both earned of credits that were given
   * @param stripeFees what Stripe charged, but for disputes; it is booked for a purchase, not for
   *     what was made with its credits
   */
  public record Figures(
      long computeRevenue,
      long feeRevenue,
      long breakageRevenue,
      long compute,
      long royalty,
      long promotion,
      long chargebacks,
      long stripeFees) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);

    public long revenue() {
      return computeRevenue + feeRevenue + breakageRevenue;
    }

    public long cost() {
      return compute + royalty + promotion + chargebacks + stripeFees;
    }

    public long margin() {
      return revenue() - cost();
    }

    public Figures plus(Figures other) {
      return new Figures(
          computeRevenue + other.computeRevenue,
          feeRevenue + other.feeRevenue,
          breakageRevenue + other.breakageRevenue,
          compute + other.compute,
          royalty + other.royalty,
          promotion + other.promotion,
          chargebacks + other.chargebacks,
          stripeFees + other.stripeFees);
    }
  }

  public record Month(YearMonth month, Figures figures) {}

  /**
   * @param id of the asset, tenant or pack; empty for what is of none: compute and expired credits
   *     have no owner, given credits no pack
   */
  public record Row(Optional<UUID> id, String name, Figures figures) {}

  /**
   * What one usage earned and cost in one currency.
   *
   * @param disputeFees what of Stripe's fees for disputes falls on it, by what was taken back of it
   *     and of all else that the same purchase paid, rounded down; it is booked for the purchase,
   *     and so not in the figures
   */
  public record OfUsage(UUID usage, String currency, Figures figures, long disputeFees) {

    /** After the fees for disputes. */
    public long margin() {
      return figures.margin() - disputeFees;
    }
  }

  /** One usage, in each currency in which credits that paid for it were bought or given. */
  public List<OfUsage> ofUsage(UUID authorizationId) {
    return admin.list(
        OF_USAGES.formatted("t.authorization_id = ?")
            + "select p.authorization_id, p.ledger, "
            + SUMS
            + ", coalesce((select sum(div(f.fee_micros::numeric * b.back_micros, l.revoked_micros +"
            + " l.burned_back_micros)) from burn_back b join credit_lot l on l.id = b.lot_id join"
            + " money_back f on f.order_id = l.order_id and f.fee_micros > 0 where"
            + " b.authorization_id = p.authorization_id and b.back_micros > 0 and f.currency ="
            + " p.ledger), 0) as dispute_fees from parts p group by 1, 2 order by 2",
        Margin::ofUsage,
        authorizationId);
  }

  /**
   * Usages for which anything was booked on a day (UTC), those with the least margin first, at most
   * {@value #ROWS_AT_MOST}: what was booked for them on other days is not in it.
   */
  public List<OfUsage> leastOf(String currency, LocalDate day) {
    return admin.list(
        OF_USAGES.formatted(
                "t.at >= ? and t.at < ? and t.authorization_id is not null and a.ledger = ?")
            + "select p.authorization_id, p.ledger, "
            + SUMS
            + ", 0::numeric as dispute_fees from parts p group by 1, 2 order by sum(case when"
            + " p.kind like '%\\_REVENUE' then p.micros else -p.micros end), 1 limit "
            + ROWS_AT_MOST,
        Margin::ofUsage,
        day.atStartOfDay().toInstant(ZoneOffset.UTC),
        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
        currency);
  }

  private static OfUsage ofUsage(ResultSet row) throws SQLException {
    return new OfUsage(
        row.getObject("authorization_id", UUID.class),
        row.getString("ledger"),
        figures(row),
        micros(row, "dispute_fees"));
  }

  /** Currencies in which anything was earned or cost, by their codes. */
  public List<String> currencies() {
    return admin.list(
        "select distinct ledger from margin_month union select distinct a.ledger from"
            + " ledger_account a where a.kind in ('COMPUTE_REVENUE', 'COMPUTE_COST',"
            + " 'PROMOTION_COST') order by 1",
        row -> row.getString(1));
  }

  /** Every month of the span, also one in which nothing was. */
  public List<Month> byMonth(Span span) {
    List<Month> found =
        parts(
            span,
            PARTS + "select p.month, " + SUMS + " from parts p group by p.month",
            row ->
                new Month(
                    YearMonth.from(row.getObject("month", LocalDate.class)), Margin.figures(row)));
    return span.from()
        .atDay(1)
        .datesUntil(span.to().atDay(2), java.time.Period.ofMonths(1))
        .map(YearMonth::from)
        .map(
            month ->
                found.stream()
                    .filter(there -> there.month().equals(month))
                    .findFirst()
                    .orElseGet(() -> new Month(month, Figures.NONE)))
        .toList();
  }

  /** Those with the most revenue and cost first, at most {@value #ROWS_AT_MOST}. */
  public List<Row> by(By by, Span span) {
    return parts(
        span,
        PARTS
            + "select "
            + by.id
            + " as id, "
            + by.name
            + " as name, "
            + SUMS
            + " from parts p"
            + by.join
            + " group by 1, 2 order by sum(abs(p.micros)) desc, 1 limit "
            + ROWS_AT_MOST,
        row ->
            new Row(
                Optional.of(row.getString("id")).filter(id -> !id.isEmpty()).map(UUID::fromString),
                row.getString("name"),
                figures(row)));
  }

  private <T> List<T> parts(Span span, String sql, Sql.Row<T> read) {
    return books.read(
        (connection, through) ->
            Sql.list(
                connection,
                sql,
                read,
                span.currency(),
                span.from().atDay(1),
                span.to().atDay(1),
                through,
                span.currency(),
                span.from().atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                span.to().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        micros(row, "compute_revenue"),
        micros(row, "fee_revenue"),
        micros(row, "breakage_revenue"),
        micros(row, "compute"),
        micros(row, "royalty"),
        micros(row, "promotion"),
        micros(row, "chargebacks"),
        micros(row, "stripe_fees"));
  }

  private static long micros(ResultSet row, String column) throws SQLException {
    return row.getBigDecimal(column).longValueExact();
  }
}
