package io.kyodaku.wallet;

import io.kyodaku.royalty.RoyaltyBackRows;
import io.kyodaku.royalty.RoyaltyRows;
import io.kyodaku.shared.Columns;
import io.kyodaku.wallet.BackState.Booked;
import io.kyodaku.wallet.BackState.Burn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch writes of money that went back: too rare to ride along in every roundtrip. */
final class BackRows {

  private static final String LOTS =
      """
      update credit_lot l
      set available_micros = u.available, held_micros = u.held, burned_micros = u.burned, expired_micros = u.expired,
        revoked_micros = u.revoked, recognised_micros = u.recognised, frozen_micros = u.frozen, due_back_micros = u.due,
        burned_back_micros = u.burned_back, expired_back_micros = u.expired_back, collected_micros = u.collected,
        cost_back_micros = u.cost_back, money_back_id = coalesce(u.by, l.money_back_id)
      from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::uuid[])
        as u(id, available, held, burned, expired, revoked, recognised, frozen, due, burned_back, expired_back, collected,
          cost_back, by)
      where l.id = u.id
      """;

  private static final String DEBTS =
      """
      update wallet w set debt_micros = u.debt from unnest(?::uuid[], ?::bigint[]) as u(id, debt) where w.creator_id = u.id
      """;

  private static final String BURNS =
      """
      insert into burn_back as b (lot_id, authorization_id, burned_micros, back_micros)
      select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[]) as u(lot, id, burned, back)
      on conflict (lot_id, authorization_id) do update set back_micros = excluded.back_micros
      """;

  private static final String BOOKED =
      """
      update money_back m set booked_micros = u.booked, frozen_micros = u.frozen
      from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as u(id, booked, frozen) where m.id = u.id
      """;

  private final RoyaltyBackRows royalties = new RoyaltyBackRows();
  private final Columns burns = Columns.of("uuid uuid bigint bigint");
  private final List<Booked> booked = new ArrayList<>();
  private final Map<UUID, UUID> by = new HashMap<>();
  private boolean any;

  RoyaltyBackRows royalties() {
    return royalties;
  }

  /** What was taken of these burns, or given, stays on record. */
  void taken(Lot lot, BackState back) {
    any = true;
    for (Burn burn : back.burns) {
      if (burn.changed) {
        burns.add(lot.id(), burn.authorizationId, burn.burnedMicros, burn.backMicros);
      }
    }
  }

  void booked(Booked row) {
    booked.add(row);
  }

  /** The last refund or dispute that took of a lot. */
  void by(Lot lot, UUID moneyBackId) {
    by.put(lot.id(), moneyBackId);
  }

  void write(Connection connection, BatchState state) throws SQLException {
    if (!any) {
      return;
    }
    spread(connection, LOTS, lots(state));
    spread(connection, DEBTS, debts(state));
    spread(connection, BURNS, burns);
    Columns rows = Columns.of("uuid bigint bigint");
    booked.forEach(row -> rows.add(row.moneyBackId(), row.bookedMicros(), row.frozenMicros()));
    spread(connection, BOOKED, rows);
    spread(connection, RoyaltyRows.INSERT_HELD, royalties.held());
    spread(connection, RoyaltyBackRows.INSERT, royalties.rows());
  }

  private Columns lots(BatchState state) {
    Columns rows =
        Columns.of(
            "uuid bigint bigint bigint bigint bigint bigint bigint bigint bigint bigint bigint"
                + " bigint uuid");
    for (BatchState.Wallet wallet : state.wallets.values()) {
      for (Lot lot : wallet.purse.lots()) {
        if (lot.backChanged()) {
          Lot.Places places = lot.places();
          Lot.Back back = lot.back();
          rows.add(
              lot.id(),
              places.available(),
              places.held(),
              places.burned(),
              places.expired(),
              places.revoked(),
              lot.recognised(),
              back.frozen(),
              back.due(),
              back.burned(),
              back.expired(),
              back.collected(),
              back.costMicros(),
              by.get(lot.id()));
        }
      }
    }
    return rows;
  }

  private static Columns debts(BatchState state) {
    Columns rows = Columns.of("uuid bigint");
    state.wallets.forEach((creator, wallet) -> rows.add(creator, wallet.purse.debt()));
    return rows;
  }

  private static void spread(Connection connection, String sql, Columns rows) throws SQLException {
    if (rows.size() == 0) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      rows.bind(statement, 1);
      int touched = statement.executeUpdate();
      if (touched != rows.size()) {
        throw new IllegalStateException(touched + " rows instead of " + rows.size() + " by " + sql);
      }
    }
  }
}
