package io.kyodaku.wallet;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountIds;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.shared.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Gives creators their wallets when something first happens to them. */
final class OpeningWallets {

  private OpeningWallets() {}

  /** Opens the wallets that are missing; who is no creator gets none. */
  static void open(
      Connection connection, Collection<UUID> creatorIds, AccountIds accounts, Clock clock)
      throws SQLException {
    List<UUID> missing = missing(connection, creatorIds);
    if (missing.isEmpty()) {
      return;
    }
    List<Account> wanted = new ArrayList<>();
    for (UUID creator : missing) {
      wanted.add(Account.ofCredits(AccountKind.CREATOR_AVAILABLE, creator));
      wanted.add(Account.ofCredits(AccountKind.CREATOR_HELD, creator));
    }
    Map<Account, UUID> ids = accounts.resolve(connection, wanted);
    Columns rows = Columns.of("uuid uuid uuid timestamptz");
    for (UUID creator : missing) {
      rows.add(
          creator,
          Objects.requireNonNull(
              ids.get(Account.ofCredits(AccountKind.CREATOR_AVAILABLE, creator))),
          Objects.requireNonNull(ids.get(Account.ofCredits(AccountKind.CREATOR_HELD, creator))),
          clock.instant());
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into wallet (creator_id, available_account, held_account, created_at) select *"
                + " from unnest("
                + rows.parameters()
                + ") on conflict do nothing")) {
      rows.bind(insert, 1);
      insert.execute();
    }
  }

  private static List<UUID> missing(Connection connection, Collection<UUID> creatorIds)
      throws SQLException {
    List<UUID> missing = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select c.id from creator c
            where c.id = any (?) and not exists (select from wallet w where w.creator_id = c.id)
            order by c.id
            """)) {
      select.setArray(1, connection.createArrayOf("uuid", creatorIds.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          missing.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return missing;
  }
}
