package io.kyodaku.generation;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What a rightsholder's usages add up to, whatever it asks for, and when there were any. Read from
 * days that a job adds up; what came since the last time is not in it.
 */
@Dependent
public class UsageCells {

  /** As the job that adds up looks back. */
  private static final Duration LATE_AT_MOST = Duration.ofMinutes(10);

  public static final int CHOICES_AT_MOST = 300;

  /** Of the database's clock. */
  static final Duration MOMENT = Duration.ofNanos(1_000);

  private final Sql rows;

  @Inject
  public UsageCells(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * What usages come to in one currency.
   *
   * @param settled how many of them earned
   * @param fee of those
   * @param royalty what the owner has of it, less what was taken back
   */
  public record Sum(long usages, long settled, Money fee, Money royalty) {}

  /** Something that has a name. */
  public record Named(UUID id, String name) {}

  /**
   * What there is to choose between.
   *
   * @param works the rightsholder's own, by title; of many, the first
   * @param assets the same of the work that is asked for, with the one that is
   * @param territories codes of countries
   * @param generators those that were used
   */
  public record Choices(
      List<Named> works, List<Named> assets, Set<String> territories, List<Named> generators) {

    public Choices {
      works = List.copyOf(works);
      assets = List.copyOf(assets);
      territories = Set.copyOf(territories);
      generators = List.copyOf(generators);
    }
  }

  /**
   * From when to when, both included; usages that are asked for are nowhere else.
   *
   * @param usages how many were there when it was added up
   */
  record Span(Instant since, Instant until, long usages) {}

  /** The currency of most usages first. */
  @TenantScoped
  public List<Sum> sums(TenantId tenant, UsageQuestion question) {
    Where where =
        asked(
                "select currency, sum(usages) as usages, sum(usages) filter (where state ="
                    + " 'SETTLED') as settled, sum(fee_micros) as fee, sum(royalty_micros) as"
                    + " royalty",
                tenant,
                question)
            .and("and state = ?", question.state())
            .and("group by currency order by 2 desc, 1");
    return rows.list(where.sql(), UsageCells::sum, where.values());
  }

  /** When it was added up last; empty when it never was. */
  @TenantScoped
  public Optional<Instant> addedUpAt(TenantId tenant) {
    return rows.first(
        "select rolled_at from usage_cell_rollup where tenant_id = ?",
        row -> Sql.instant(row, "rolled_at"),
        tenant);
  }

  @TenantScoped
  public Choices choices(TenantId tenant, UsageQuestion question) {
    List<Named> works =
        rows.list(
            "select id, title as name from work where tenant_id = ? order by id is not distinct"
                + " from ?::uuid desc, title, id limit ?",
            UsageCells::named,
            tenant,
            question.work().orElse(null),
            CHOICES_AT_MOST);
    Where assets =
        new Where("select id, name from asset where tenant_id = ?", tenant)
            .and("and work_id = ?", question.work())
            .and("order by")
            .and("id = ? desc,", question.asset())
            .and("name, id limit ?", CHOICES_AT_MOST);
    List<Used> used =
        rows.list(
            "select distinct generator_id, territories from usage_cell where tenant_id = ? and"
                + " scope_id = ?",
            row ->
                new Used(row.getObject("generator_id", UUID.class), row.getString("territories")),
            tenant,
            tenant);
    return new Choices(
        works,
        rows.list(assets.sql(), UsageCells::named, assets.values()),
        used.stream()
            .flatMap(one -> AuthorizationFacts.split(one.territories()).stream())
            .collect(Collectors.toSet()),
        generators(used));
  }

  private record Used(UUID generator, String territories) {}

  private List<Named> generators(List<Used> used) {
    return rows.list(
        "select id, name from generator where id = any (?::text[]::uuid[]) order by name, id",
        UsageCells::named,
        (Object)
            used.stream().map(one -> one.generator().toString()).distinct().toArray(String[]::new));
  }

  private static Named named(ResultSet row) throws SQLException {
    return new Named(row.getObject("id", UUID.class), row.getString("name"));
  }

  /**
   * What has not been added up, and the last days with such usages, the newest first. They don't
   * overlap.
   *
   * @param until of the first of them at most
   * @param most how many days
   */
  List<Span> spans(TenantId tenant, UsageQuestion question, Instant until, int most) {
    Optional<Instant> known =
        rows.first(
            "select asked_at from usage_cell_rollup where tenant_id = ?",
            row -> Sql.instant(row, "asked_at").minus(LATE_AT_MOST),
            tenant);
    Where where =
        asked(
                "select day, min(first_at) as since, max(last_at) as until, sum(usages)"
                    + question.state().map(UsageCells::ofState).orElse("")
                    + " as usages",
                tenant,
                question)
            .and("and day <= ?", LocalDate.ofInstant(until, ZoneOffset.UTC));
    question.state().ifPresent(state -> maybe(where, state));
    where.and("group by day order by day desc limit ?", most);
    List<Span> days =
        rows.list(
            where.sql(),
            row ->
                new Span(
                    Sql.instant(row, "since"), Sql.instant(row, "until"), row.getLong("usages")),
            where.values());
    Instant tail = known.filter(question.since()::isBefore).orElse(question.since());
    List<Span> all = new ArrayList<>();
    Instant end = until;
    if (!tail.isAfter(until)) {
      all.add(new Span(tail, until, 0));
      end = tail.minus(MOMENT);
    }
    for (Span day : days) {
      if (!day.since().isAfter(end)) {
        Instant last = day.until().isBefore(end) ? day.until() : end;
        all.add(new Span(day.since(), last, day.usages()));
      }
    }
    return all;
  }

  /** A usage may have come into its state since its day was added up. */
  private static void maybe(Where where, AuthorizationStatus state) {
    switch (state) {
      case SETTLED -> where.and("and state <> 'VOIDED'");
      case PENDING_APPROVAL, AUTHORIZED ->
          where.and("and state in ('PENDING_APPROVAL', 'AUTHORIZED')");
      case VOIDED -> where.and("and state <> 'SETTLED'");
      case EXPIRED -> where.and("and state not in ('SETTLED', 'VOIDED')");
    }
  }

  private static String ofState(AuthorizationStatus state) {
    return " filter (where state = '" + state + "')";
  }

  private static Where asked(String what, TenantId tenant, UsageQuestion question) {
    UUID scope = question.asset().or(question::work).orElse(tenant.value());
    return new Where(what + " from usage_cell where tenant_id = ? and scope_id = ?", tenant, scope)
        .and("and day >= ?", question.from())
        .and("and day <= ?", question.to())
        .and("and use = ?", question.use())
        .and("and ? = any (string_to_array(territories, '|'))", question.territory())
        .and("and generator_id = ?", question.generator());
  }

  private static Sum sum(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Sum(
        row.getLong("usages"),
        row.getLong("settled"),
        new Money(row.getLong("fee"), currency),
        new Money(row.getLong("royalty"), currency));
  }
}
