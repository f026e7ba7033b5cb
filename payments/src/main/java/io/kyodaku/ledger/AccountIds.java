package io.kyodaku.ledger;

import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of accounts; an account is opened when it is first needed. Ids never change, so they are
 * remembered, but only once {@link #committed} says that the transaction which may have opened them
 * stands.
 */
public final class AccountIds {

  private static final int REMEMBERED_AT_MOST = 50_000;

  private static final String OPEN =
      """
      insert into ledger_account (id, ledger, entity, kind, owner_id, created_at)
      select u.id, u.ledger, u.entity, u.kind, u.owner, u.at
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
        as u(id, ledger, entity, kind, owner, at)
      on conflict (ledger, entity, kind, owner_id) do nothing
      """;

  /** In two halves, because only equality finds an owner by the index. */
  private static final String FIND =
      """
      with u as (select * from unnest(?::text[], ?::text[], ?::text[], ?::uuid[]) as u(ledger, entity, kind, owner))
      select a.id, a.ledger, a.entity, a.kind, a.owner_id
      from u join ledger_account a on a.ledger = u.ledger and a.entity = u.entity and a.kind = u.kind
        and a.owner_id = u.owner
      union all
      select a.id, a.ledger, a.entity, a.kind, a.owner_id
      from u join ledger_account a on a.ledger = u.ledger and a.entity = u.entity and a.kind = u.kind
        and a.owner_id is null
      where u.owner is null
      """;

  private final Clock clock;
  private final Map<Account, UUID> remembered = new ConcurrentHashMap<>();

  public AccountIds(Clock clock) {
    this.clock = clock;
  }

  /** The ids of all these accounts, found or opened in the caller's transaction. */
  public Map<Account, UUID> resolve(Connection connection, Collection<Account> accounts)
      throws SQLException {
    Map<Account, UUID> known = new HashMap<>();
    List<Account> unknown = new ArrayList<>();
    for (Account account : accounts) {
      UUID id = remembered.get(account);
      if (id != null) {
        known.put(account, id);
      } else {
        unknown.add(account);
      }
    }
    if (!unknown.isEmpty()) {
      find(connection, unknown, known);
      unknown.removeIf(known::containsKey);
    }
    if (!unknown.isEmpty()) {
      open(connection, unknown);
      find(connection, unknown, known);
    }
    return known;
  }

  /** What {@link #resolve} returned is there for good. Creators' accounts are on their wallets. */
  public void committed(Map<Account, UUID> ids) {
    if (remembered.size() > REMEMBERED_AT_MOST) {
      remembered.clear();
    }
    remembered.putAll(ids);
  }

  /** In one order, so that two who open the same accounts at once can't wait for each other. */
  private void open(Connection connection, List<Account> accounts) throws SQLException {
    Columns rows = Columns.of("uuid text text text uuid timestamptz");
    accounts.stream()
        .distinct()
        .sorted(Comparator.comparing(Account::toString))
        .forEach(
            a ->
                rows.add(
                    Ids.next(),
                    a.ledger(),
                    a.entity(),
                    a.kind().name(),
                    a.owner().orElse(null),
                    clock.instant()));
    try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
      rows.bind(insert, 1);
      insert.execute();
    }
  }

  private static void find(Connection connection, List<Account> accounts, Map<Account, UUID> found)
      throws SQLException {
    Columns rows = Columns.of("text text text uuid");
    for (Account a : accounts) {
      rows.add(a.ledger(), a.entity(), a.kind().name(), a.owner().orElse(null));
    }
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      rows.bind(select, 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              new Account(
                  AccountKind.valueOf(row.getString("kind")),
                  row.getString("ledger"),
                  row.getString("entity"),
                  Optional.ofNullable(row.getObject("owner_id", UUID.class))),
              row.getObject("id", UUID.class));
        }
      }
    }
  }
}
