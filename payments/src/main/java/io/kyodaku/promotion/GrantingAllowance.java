package io.kyodaku.promotion;

import io.kyodaku.promotion.PromotionBudgets.Budget;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.wallet.GrantedLot;
import io.kyodaku.wallet.LotPosting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Gives a creator this day's credits when it first comes by: who doesn't come gets none, and needs
 * none. They expire with the day and so are spent before all others. The day is that of the zone
 * that operators set, the same for all creators: nobody has two by moving.
 */
@Dependent
public class GrantingAllowance {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public GrantingAllowance(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** Whether it was given just now; once a day, however often it is asked for. */
  public boolean grant(UUID creatorId) {
    return transactions.run(
        connection -> {
          Allowance allowance = SettingAllowance.current(connection);
          if (allowance.creditMicros() == 0) {
            return false;
          }
          LocalDate day = LocalDate.ofInstant(clock.instant(), allowance.zone());
          return isMeant(connection, creatorId, allowance, day)
              && isAffordable(connection, allowance)
              && give(connection, creatorId, allowance, day);
        });
  }

  private static boolean isMeant(
      Connection connection, UUID creatorId, Allowance allowance, LocalDate day)
      throws SQLException {
    return !Sql.list(
            connection,
            """
            select c.id from creator c
            where c.id = ? and (not ? or c.age_band = 'ADULT') and (? = '' or c.country = any (string_to_array(?, ',')))
              and not exists (select from promotion_grant g where g.creator_id = c.id and g.day = ?)
            """,
            row -> true,
            creatorId,
            allowance.adultsOnly(),
            String.join(",", allowance.countries()),
            String.join(",", allowance.countries()),
            Date.valueOf(day))
        .isEmpty();
  }

  private boolean isAffordable(Connection connection, Allowance allowance) throws SQLException {
    YearMonth month = PromotionBudgets.monthOf(clock.instant());
    return PromotionBudgets.find(connection, allowance.entity(), month)
            .map(Budget::leftMicros)
            .orElse(0L)
        >= allowance.creditMicros();
  }

  /** The budget's row is locked, so that of two at once the second sees the first. */
  private boolean give(Connection connection, UUID creatorId, Allowance allowance, LocalDate day)
      throws SQLException {
    UUID id = Ids.next();
    Instant expiresAt = day.plusDays(1).atStartOfDay(allowance.zone()).toInstant();
    int given =
        Sql.list(
                connection,
                """
                insert into promotion_grant (id, kind, creator_id, selling_entity, month, credit_micros, day, granted_at, expires_at)
                values (?, 'ALLOWANCE', ?, ?, ?, ?, ?, ?, ?) on conflict (creator_id, day) do nothing returning id
                """,
                row -> true,
                id,
                creatorId,
                allowance.entity(),
                PromotionBudgets.firstDay(PromotionBudgets.monthOf(clock.instant())),
                allowance.creditMicros(),
                Date.valueOf(day),
                clock.instant(),
                expiresAt)
            .size();
    if (given == 0) {
      return false;
    }
    Giver giver = Giver.valueOf(allowance.entity());
    LotPosting.grant(
        connection,
        new GrantedLot(
            id,
            creatorId,
            allowance.creditMicros(),
            giver.name(),
            giver.currency(),
            Optional.of(expiresAt)),
        clock);
    return true;
  }
}
