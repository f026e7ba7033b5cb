package io.kyodaku.promotion;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * How many credits a company may give in a month, by hand and day by day; nothing where nobody has
 * set it. PostgreSQL adds up what is given and refuses what is above. Months are those of UTC, as
 * the books are.
 */
@Dependent
public class PromotionBudgets {

  static final long CREDIT_MICROS_AT_MOST = 1_000_000_000_000_000L;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public PromotionBudgets(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** In microcredits. */
  public record Budget(String entity, YearMonth month, long ceilingMicros, long grantedMicros) {

    public long leftMicros() {
      return ceilingMicros - grantedMicros;
    }
  }

  /** Those of this month and of the next. */
  public List<Budget> all() {
    YearMonth now = monthOf(clock.instant());
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                """
                select e.entity, m.month, coalesce(b.ceiling_micros, 0) as ceiling, coalesce(b.granted_micros, 0) as granted
                from (values (1, 'JP'), (2, 'US'), (3, 'EU')) as e(place, entity)
                cross join (values (cast(? as date)), (cast(? as date))) as m(month)
                left join promotion_budget b on (b.selling_entity, b.month) = (e.entity, m.month)
                order by m.month, e.place
                """,
                row ->
                    new Budget(
                        row.getString("entity"),
                        YearMonth.from(row.getDate("month").toLocalDate()),
                        row.getLong("ceiling"),
                        row.getLong("granted")),
                firstDay(now),
                firstDay(now.plusMonths(1))));
  }

  /** What is wrong with it; nothing when it holds now. */
  public List<FieldError> set(Actor actor, String entity, YearMonth month, long ceilingMicros) {
    FieldErrors errors = new FieldErrors();
    if (Giver.named(entity).isEmpty()) {
      errors.add("entity", PromotionFault.PROMOTION_SELLER_UNKNOWN);
      return errors.list();
    }
    return transactions.run(
        connection -> {
          long granted = find(connection, entity, month).map(Budget::grantedMicros).orElse(0L);
          if (ceilingMicros < granted || ceilingMicros > CREDIT_MICROS_AT_MOST) {
            errors.add(
                "ceiling",
                PromotionFault.PROMOTION_BUDGET_OUT_OF_BOUNDS,
                CREDIT_MICROS_AT_MOST / Money.MICROS_PER_MAJOR);
            return errors.list();
          }
          Sql.execute(
              connection,
              """
              insert into promotion_budget (selling_entity, month, ceiling_micros) values (?, ?, ?)
              on conflict (selling_entity, month) do update set ceiling_micros = excluded.ceiling_micros
              """,
              entity,
              firstDay(month),
              ceilingMicros);
          Audit.record(
              connection,
              actor,
              AuditAction.PROMOTION_BUDGET_SET,
              null,
              null,
              entity + " " + month + ": " + ceilingMicros / Money.MICROS_PER_MAJOR,
              clock);
          return List.of();
        });
  }

  /** Nobody else gives of it until the transaction ends. */
  static Optional<Budget> find(Connection connection, String entity, YearMonth month)
      throws SQLException {
    return Sql.list(
            connection,
            "select * from promotion_budget where selling_entity = ? and month = ? for update",
            row ->
                new Budget(
                    entity, month, row.getLong("ceiling_micros"), row.getLong("granted_micros")),
            entity,
            firstDay(month))
        .stream()
        .findFirst();
  }

  static YearMonth monthOf(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  static Date firstDay(YearMonth month) {
    return Date.valueOf(month.atDay(1));
  }
}
