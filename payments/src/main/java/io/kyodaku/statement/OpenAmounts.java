package io.kyodaku.statement;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Royalties and entries that no statement has added up yet. A statement takes all of them that
 * happened before its end, not just those of its days: what was booked late is not lost. It reaches
 * as far as the royalties are there for sure, and the next begins where it ended, so that nothing
 * is taken twice.
 *
 * @param earned added up line by line, in the order in which lines are read
 * @param royalties how many that were
 * @param held what is held of them: the owner's, but not yet
 * @param entries what is owed beside royalties
 */
record OpenAmounts(
    List<Earned> earned,
    long royalties,
    Optional<Statement.Line> held,
    List<Statement.Line> entries) {

  private static final OpenAmounts NONE =
      new OpenAmounts(List.of(), 0, Optional.empty(), List.of());

  /** In whose period, and which of its books. */
  private record Place(TenantId tenant, Books books) {}

  /** While it is gathered. */
  private static final class Gathering {

    private final List<Earned> earned = new ArrayList<>();
    private final List<Statement.Line> entries = new ArrayList<>();
    private long royalties;
    private long heldUsages;
    private long heldMicros;

    OpenAmounts done() {
      Optional<Statement.Line> held =
          heldMicros == 0
              ? Optional.empty()
              : Optional.of(
                  new Statement.Line(
                      LineKind.HELD,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      heldUsages,
                      0,
                      heldMicros,
                      0,
                      Optional.empty(),
                      ""));
      return new OpenAmounts(List.copyOf(earned), royalties, held, List.copyOf(entries));
    }
  }

  /** Where nothing is open. */
  static OpenAmounts none() {
    return NONE;
  }

  /**
   * What is open in each of the books of tenants whose period ends; books in which nothing is are
   * left out.
   *
   * @param upto as {@link QuietRoyalties} says
   */
  static Map<TenantId, SortedMap<Books, OpenAmounts>> of(
      Connection connection, List<DuePeriod> periods, long upto) throws SQLException {
    Map<Place, Gathering> gathered = new HashMap<>();
    royalties(connection, periods, upto, gathered);
    entries(connection, periods, gathered);
    Map<TenantId, SortedMap<Books, OpenAmounts>> open = new HashMap<>();
    gathered.forEach(
        (place, gathering) ->
            open.computeIfAbsent(place.tenant(), tenant -> new TreeMap<>(Books.ORDER))
                .put(place.books(), gathering.done()));
    return open;
  }

  private static Columns columns(List<DuePeriod> periods) {
    Columns columns = Columns.of("uuid timestamptz timestamptz");
    for (DuePeriod period : periods) {
      columns.add(period.tenant().value(), period.fromAt(), period.scheduled().to());
    }
    return columns;
  }

  /**
   * Usages that happened before the period are late, and a kind of their own. What the tenant's
   * last statement did not reach is found by two ranges, for whatever is open in any of its books
   * is stated together; the books' own reach decides.
   */
  private static void royalties(
      Connection connection, List<DuePeriod> periods, long upto, Map<Place, Gathering> gathered)
      throws SQLException {
    Columns ended = columns(periods);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with ended as (select * from unnest(%s) as e (tenant_id, from_at, to_at)),
            reached as materialized (
              select distinct on (s.tenant_id, s.selling_entity, s.currency)
                s.tenant_id, s.selling_entity, s.currency, s.to_at, s.upto_seq
              from statement s join ended e on e.tenant_id = s.tenant_id
              order by s.tenant_id, s.selling_entity, s.currency, s.number desc),
            least as (
              select e.*, coalesce(l.to_at, '-infinity') as least_at, coalesce(l.upto_seq, 0) as least_seq
              from ended e left join lateral (
                select s.to_at, s.upto_seq from statement s where s.tenant_id = e.tenant_id order by s.number desc limit 1) l
                on true),
            open as (
              select e.from_at, r.* from least e join royalty r
                on r.tenant_id = e.tenant_id and r.at >= e.least_at and r.at < e.to_at and r.seq <= ?
              union all
              select e.from_at, r.* from least e join royalty r
                on r.tenant_id = e.tenant_id and r.seq > e.least_seq and r.seq <= ? and r.at < e.least_at)
            select o.tenant_id, o.selling_entity, o.currency,
              case when o.kind = 'USAGE' and o.at < o.from_at then 'BACKPAY' else o.kind end as line, o.asset_id, o.use, o.territories,
              count(*) as usages, sum(o.seconds) as seconds, sum(o.base_micros) as base, sum(o.royalty_micros) as royalty,
              coalesce(sum(o.base_micros) filter (where o.held_micros = 0 and o.royalty_micros <> 0), 0)
                + coalesce(floor(sum(case
                when o.royalty_micros + o.held_micros <> 0
                  then o.base_micros::numeric * o.royalty_micros / (o.royalty_micros + o.held_micros)
                -- Too little to be divided: where any of it would be held, none counts.
                when exists (select from authorization_license l where l.authorization_id = o.authorization_id
                             and l.claim_id = o.claim_id and l.held_parts <> '') then 0
                else o.base_micros end) filter (where o.held_micros <> 0 or o.royalty_micros = 0)), 0) as own_base,
              count(*) filter (where o.held_micros <> 0) as held_usages, sum(o.held_micros) as held
            from open o left join reached r
              on r.tenant_id = o.tenant_id and r.selling_entity = o.selling_entity and r.currency = o.currency
            where r.to_at is null or o.at >= r.to_at or o.seq > r.upto_seq
            group by 1, 2, 3, 4, 5, 6, 7
            order by array_position(
                array['USAGE', 'BACKPAY', 'REFUND', 'CHARGEBACK', 'REINSTATED', 'DISPUTE_RESOLUTION'],
                case when o.kind = 'USAGE' and o.at < o.from_at then 'BACKPAY' else o.kind end),
              o.asset_id, array_position(array['PERSONAL', 'SHARED', 'COMMERCIAL'], o.use),
              o.territories collate "C" nulls first
            """
                .formatted(ended.parameters()))) {
      int next = ended.bind(select, 1);
      select.setLong(next, upto);
      select.setLong(next + 1, upto);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Gathering place = gathering(row, gathered);
          Earned line =
              new Earned(
                  LineKind.valueOf(row.getString("line")),
                  row.getObject("asset_id", UUID.class),
                  Use.valueOf(row.getString("use")),
                  Optional.ofNullable(row.getString("territories")),
                  row.getLong("usages"),
                  row.getLong("seconds"),
                  row.getBigDecimal("base").longValueExact(),
                  row.getBigDecimal("own_base").longValueExact(),
                  row.getBigDecimal("royalty").longValueExact());
          place.earned.add(line);
          place.royalties += line.usages();
          place.heldUsages += row.getLong("held_usages");
          place.heldMicros =
              Math.addExact(place.heldMicros, row.getBigDecimal("held").longValueExact());
        }
      }
    }
  }

  private static Gathering gathering(ResultSet row, Map<Place, Gathering> gathered)
      throws SQLException {
    TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
    return gathered.computeIfAbsent(
        new Place(tenant, StatementRows.books(row)), place -> new Gathering());
  }

  private static void entries(
      Connection connection, List<DuePeriod> periods, Map<Place, Gathering> gathered)
      throws SQLException {
    Columns ended = columns(periods);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select e.tenant_id, e.selling_entity, e.currency, e.id, e.kind, e.asset_id, e.amount_micros, e.text
            from unnest(%s) as p (tenant_id, from_at, to_at)
            join statement_entry e on e.tenant_id = p.tenant_id and e.at < p.to_at
            where not exists (select from statement_line l where l.entry_id = e.id)
            order by e.at, e.id
            """
                .formatted(ended.parameters()))) {
      ended.bind(select, 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          gathering(row, gathered)
              .entries
              .add(
                  new Statement.Line(
                      LineKind.valueOf(row.getString("kind")),
                      Optional.ofNullable(row.getObject("asset_id", UUID.class)),
                      Optional.empty(),
                      Optional.empty(),
                      0,
                      0,
                      0,
                      row.getLong("amount_micros"),
                      Optional.of(row.getObject("id", UUID.class)),
                      row.getString("text")));
        }
      }
    }
  }

  /**
   * What the entries of a statement released, by asset and use. It is in the books of the entries:
   * of what was held each payment has a part, and that part of the base goes with it. The usages
   * and their seconds counted when they were stated.
   */
  static List<Earned> released(Connection connection, List<Statement.Line> entries)
      throws SQLException {
    if (entries.stream().noneMatch(line -> line.kind() == LineKind.ESCROW_RELEASED)) {
      return List.of();
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with paid as (
              select y.release_id, y.from_entity, y.from_currency, sum(y.amount_micros) as amount
              from statement_entry e join escrow_payment y on y.id = e.reference_id
              where e.id = any (?::uuid[]) and e.kind = 'ESCROW_RELEASED' group by 1, 2, 3),
            part as (
              select y.release_id, y.from_entity, y.from_currency, y.amount, h.asset_id, r.use, h.amount_micros,
                r.base_micros::numeric * h.amount_micros / (r.royalty_micros + r.held_micros) as base_micros,
                sum(h.amount_micros) over (partition by y.release_id, y.from_entity, y.from_currency) as held
              from paid y join escrow_release_part p on p.release_id = y.release_id
              join royalty_held h on h.id = p.held_id and h.selling_entity = y.from_entity and h.currency = y.from_currency
              join royalty r on r.id = h.royalty_id)
            select asset_id, use, floor(sum(base_micros * amount / held)) as base,
              floor(sum(amount_micros * amount / held)) as royalty
            from part group by 1, 2
            """)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "text", entries.stream().flatMap(line -> line.entryId().stream()).toArray()));
      List<Earned> released = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long base = row.getBigDecimal("base").longValueExact();
          released.add(
              new Earned(
                  LineKind.ESCROW_RELEASED,
                  row.getObject("asset_id", UUID.class),
                  Use.valueOf(row.getString("use")),
                  Optional.empty(),
                  0,
                  0,
                  base,
                  base,
                  row.getBigDecimal("royalty").longValueExact()));
        }
      }
      return released;
    }
  }
}
