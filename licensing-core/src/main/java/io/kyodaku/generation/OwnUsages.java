package io.kyodaku.generation;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** How a rightsholder's assets are used: its own part of each authorization, and no other's. */
@Dependent
public class OwnUsages {

  public static final int PAGE_SIZE = 25;

  /** At most this many at once. */
  public static final int BATCH_AT_MOST = 1_000;

  /** Days that are looked at in one statement. */
  private static final int DAYS = 31;

  /** Usages are not asked for ahead of time, but clocks differ. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final String ORDER =
      " order by l.requested_at desc, l.authorization_id desc, l.position desc limit ?";

  private final Sql rows;
  private final UsageCells cells;
  private final Clock clock;

  @Inject
  public OwnUsages(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.cells = new UsageCells(rows);
    this.clock = clock;
  }

  /**
   * One licence of the tenant in one authorization.
   *
   * @param position tells it from others of the same authorization
   * @param asset its name; empty where the tenant's claim is on what another brought
   * @param work the title; empty as well
   * @param territories sorted country codes, where the result is shown
   * @param seconds settled ones; until then, those asked for
   * @param fee for as many seconds
   * @param royalty what it has earned so far, with what was taken back of it; empty until settled
   */
  public record OwnUsage(
      UUID authorizationId,
      int position,
      Instant at,
      UUID assetId,
      String asset,
      String work,
      Use use,
      List<String> territories,
      String generator,
      int seconds,
      AuthorizationStatus status,
      Money fee,
      Optional<Money> royalty) {

    public After after() {
      return new After(authorizationId, position);
    }
  }

  /** The usage that a page ended with. */
  public record After(UUID authorizationId, int position) {}

  private record Start(Instant at, UUID authorizationId, int position) {}

  /** Where a usage is found: the keys of what is shown. */
  private record Found(Start place, UUID claimId) {}

  /** The newest first. */
  @TenantScoped
  public List<OwnUsage> latest(TenantId tenant, int size) {
    return find(tenant, UsageQuestion.all(), Optional.empty(), size);
  }

  /**
   * The newest first.
   *
   * @param after empty for the newest of all; another's is as none
   * @param size as many as there are at most, up to {@value #BATCH_AT_MOST}
   */
  @TenantScoped
  public List<OwnUsage> page(
      TenantId tenant, UsageQuestion question, Optional<After> after, int size) {
    return find(tenant, question, after, size);
  }

  private List<OwnUsage> find(
      TenantId tenant, UsageQuestion question, Optional<After> after, int size) {
    int most = Math.clamp(size, 1, BATCH_AT_MOST);
    Optional<Start> start = after.flatMap(last -> start(tenant, last));
    Instant newest = start.map(Start::at).orElseGet(() -> clock.instant().plus(AHEAD));
    Instant until =
        question
            .until()
            .filter(end -> !end.isAfter(newest))
            .map(end -> end.minus(UsageCells.MOMENT))
            .orElse(newest);
    List<Found> found =
        question.isNarrow()
            ? narrow(tenant, question, start, until, most)
            : within(
                tenant,
                question,
                start,
                List.of(new UsageCells.Span(question.since(), until, 0)),
                most);
    return shown(tenant, found);
  }

  private Optional<Start> start(TenantId tenant, After after) {
    return rows.first(
        "select requested_at from authorization_license where tenant_id = ? and authorization_id"
            + " = ? and position = ?",
        row ->
            new Start(Sql.instant(row, "requested_at"), after.authorizationId(), after.position()),
        tenant,
        after.authorizationId(),
        after.position());
  }

  /** From day to day that has such usages, to the first: fewer than asked for are the last. */
  private List<Found> narrow(
      TenantId tenant, UsageQuestion question, Optional<Start> start, Instant newest, int most) {
    List<Found> found = new ArrayList<>();
    Instant until = newest;
    List<UsageCells.Span> spans = cells.spans(tenant, question, until, DAYS);
    while (!spans.isEmpty() && found.size() < most) {
      List<UsageCells.Span> enough = enough(spans, most - found.size());
      found.addAll(within(tenant, question, start, enough, most - found.size()));
      until = enough.getLast().since().minus(UsageCells.MOMENT);
      spans = cells.spans(tenant, question, until, DAYS);
    }
    return found;
  }

  /** As many days as should have that many usages. */
  private static List<UsageCells.Span> enough(List<UsageCells.Span> spans, int most) {
    long expected = 0;
    int days = 0;
    while (days < spans.size() && expected < most) {
      expected += spans.get(days).usages();
      days++;
    }
    return spans.subList(0, days);
  }

  private List<Found> within(
      TenantId tenant,
      UsageQuestion question,
      Optional<Start> start,
      List<UsageCells.Span> spans,
      int most) {
    Where where =
        new Where(
                "select l.* from unnest(?::text[]::timestamptz[], ?::text[]::timestamptz[]) as span"
                    + " (since, until) cross join lateral (select l.requested_at,"
                    + " l.authorization_id, l.position, l.claim_id from authorization_license l",
                moments(spans, UsageCells.Span::since),
                moments(spans, UsageCells.Span::until))
            .and(
                question.generator().isPresent() || question.state().isPresent()
                    ? "join usage_authorization u on u.id = l.authorization_id"
                    : "")
            .and(
                "where l.tenant_id = ? and l.requested_at between span.since and span.until",
                tenant);
    start.ifPresent(
        last ->
            where.and(
                "and (l.requested_at, l.authorization_id, l.position) < (?, ?, ?)",
                last.at(),
                last.authorizationId(),
                last.position()));
    where
        .and("and l.asset_id = ?", question.asset())
        .and(
            "and l.asset_id in (select id from asset where work_id = ?)",
            question.asset().isPresent() ? Optional.empty() : question.work())
        .and("and l.use = ?", question.use())
        .and("and ? = any (string_to_array(l.territories, '|'))", question.territory())
        .and("and u.generator_id = ?", question.generator())
        .and("and u.status = ?", question.state())
        .and(ORDER + ") l " + ORDER, most, most);
    return rows.list(where.sql(), OwnUsages::found, where.values());
  }

  private static String[] moments(
      List<UsageCells.Span> spans, Function<UsageCells.Span, Instant> of) {
    return spans.stream().map(span -> of.apply(span).toString()).toArray(String[]::new);
  }

  private List<OwnUsage> shown(TenantId tenant, List<Found> found) {
    return rows.list(
        """
        select l.authorization_id, l.position, l.requested_at, l.asset_id, coalesce(a.name, '') as asset,
          coalesce(w.title, '') as work, l.use, l.territories, g.name as generator,
          coalesce(u.settled_seconds, l.seconds) as seconds, u.status, l.currency,
          coalesce(e.fee_micros, l.fee_micros) as fee, e.royalty_micros + coalesce(b.royalty, 0) as royalty
        from unnest(?::text[]::uuid[], ?::text[]::uuid[]) with ordinality as found (authorization_id, claim_id, place)
        join authorization_license l on l.authorization_id = found.authorization_id and l.claim_id = found.claim_id
        join usage_authorization u on u.id = l.authorization_id
        join generator g on g.id = u.generator_id
        left join asset a on a.id = l.asset_id
        left join work w on w.id = a.work_id
        left join royalty e on e.authorization_id = l.authorization_id and e.claim_id = l.claim_id and e.kind = 'USAGE'
        left join lateral (select sum(royalty_micros) as royalty from royalty
          where authorization_id = l.authorization_id and claim_id = l.claim_id and kind <> 'USAGE') b on true
        where l.tenant_id = ? order by found.place
        """,
        OwnUsages::usage,
        found.stream().map(one -> one.place().authorizationId().toString()).toArray(String[]::new),
        found.stream().map(one -> one.claimId().toString()).toArray(String[]::new),
        tenant);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        new Start(
            Sql.instant(row, "requested_at"),
            row.getObject("authorization_id", UUID.class),
            row.getInt("position")),
        row.getObject("claim_id", UUID.class));
  }

  private static OwnUsage usage(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    long royaltyMicros = row.getLong("royalty");
    Optional<Money> royalty =
        row.wasNull() ? Optional.empty() : Optional.of(new Money(royaltyMicros, currency));
    return new OwnUsage(
        row.getObject("authorization_id", UUID.class),
        row.getInt("position"),
        Sql.instant(row, "requested_at"),
        row.getObject("asset_id", UUID.class),
        row.getString("asset"),
        row.getString("work"),
        Use.valueOf(row.getString("use")),
        AuthorizationFacts.split(row.getString("territories")),
        row.getString("generator"),
        row.getInt("seconds"),
        AuthorizationStatus.valueOf(row.getString("status")),
        new Money(row.getLong("fee"), currency),
        royalty);
  }
}
