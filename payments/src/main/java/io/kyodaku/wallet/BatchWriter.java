package io.kyodaku.wallet;

import io.kyodaku.generation.AuthorizationRows;
import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountIds;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.TransferBatch;
import io.kyodaku.royalty.RoyaltyRows;
import io.kyodaku.shared.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes all that a batch changed, in one roundtrip: one set-based statement for each table. Each
 * must touch exactly the rows it was given.
 */
final class BatchWriter {

  private static final String KEYS =
      """
      insert into idempotency_key (generator_id, key, usage_hash, authorization_id, status, body, created_at)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
        as u(generator, key, hash, id, status, body, at)
      order by u.generator, u.key
      on conflict do nothing
      """;

  private static final String HOLDS =
      """
      insert into lot_hold (authorization_id, lot_id, position, amount_micros)
      select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::bigint[])
      """;

  private static final String END_HOLDS =
      "delete from lot_hold where authorization_id = any (?::uuid[])\n";

  private static final String STANDINGS =
      """
      update usage_authorization a
      set status = u.status, held_micros = 0, charged_micros = u.charged, settled_seconds = u.seconds, link_id = u.link,
        ended_at = u.at
      from unnest(?::uuid[], ?::text[], ?::bigint[], ?::int[], ?::uuid[], ?::timestamptz[])
        as u(id, status, charged, seconds, link, at)
      where a.id = u.id
      """;

  private static final String LOTS =
      """
      update credit_lot l
      set available_micros = u.available, held_micros = u.held, burned_micros = u.burned, expired_micros = u.expired,
        recognised_micros = u.recognised
      from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
        as u(id, available, held, burned, expired, recognised)
      where l.id = u.id
      """;

  private static final String WALLETS =
      """
      update wallet w set available_micros = u.available, held_micros = u.held
      from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as u(id, available, held)
      where w.creator_id = u.id
      """;

  private static final String LINKS =
      """
      update creator_link l set spent_micros = l.spent_micros + u.spent
      from unnest(?::uuid[], ?::bigint[]) as u(id, spent)
      where l.id = u.id
      """;

  private static final String RECEIPTS =
      """
      insert into receipt (authorization_id, kind, payload, created_at)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
      """;

  private static final String LOG =
      """
      insert into log_entry (id, kind, subject_id, salt, payload, at)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bytea[], ?::bytea[], ?::timestamptz[])
      """;

  private final Connection connection;
  private final BatchState state;
  private final BatchChanges changes;
  private final Instant now;

  BatchWriter(Connection connection, BatchState state, BatchChanges changes, Instant now) {
    this.connection = connection;
    this.state = state;
    this.changes = changes;
    this.now = now;
  }

  /** Somebody else bound one of the keys a moment ago. */
  static final class KeyTaken extends Exception {
    KeyTaken() {
      super("an idempotency key was bound meanwhile");
    }
  }

  /** One statement with its rows. */
  private record Write(String sql, Columns rows, boolean binds) {}

  /** Returns the accounts that it opened or found, to be remembered once committed. */
  Map<Account, UUID> write(AccountIds accounts) throws SQLException, KeyTaken {
    RareChanges.write(connection, changes);
    changes.backs().write(connection, state);
    Map<Account, UUID> found = accounts.resolve(connection, sharedAccounts());
    Map<Account, UUID> ids = new HashMap<>(found);
    ids.putAll(creatorsAccounts());
    List<Write> writes = new ArrayList<>();
    if (changes.keys().size() > 0) {
      writes.add(new Write(AuthorizationRows.INSERT, changes.authorizations().inserted(), false));
      writes.add(new Write(KEYS, changes.keys(), true));
    }
    if (changes.authorizations().licenses().size() > 0) {
      writes.add(
          new Write(AuthorizationRows.INSERT_LICENSES, changes.authorizations().licenses(), false));
    }
    if (changes.holds().size() > 0) {
      writes.add(new Write(HOLDS, changes.holds(), false));
    }
    Columns standings = standings();
    if (standings.size() > 0) {
      writes.add(new Write(STANDINGS, standings, false));
    }
    if (changes.royalties().held().size() > 0) {
      writes.add(new Write(RoyaltyRows.INSERT_HELD, changes.royalties().held(), false));
    }
    if (changes.royalties().rows().size() > 0) {
      writes.add(new Write(RoyaltyRows.INSERT, changes.royalties().rows(), false));
    }
    if (!changes.transfers().isEmpty()) {
      writes.add(new Write(LOTS, lots(), false));
      writes.add(new Write(WALLETS, wallets(), false));
      writes.add(new Write(TransferBatch.INSERT, changes.transfers().rows(ids, now), false));
    }
    Columns links = links();
    if (links.size() > 0) {
      writes.add(new Write(LINKS, links, false));
    }
    if (changes.receipts().size() > 0) {
      writes.add(new Write(RECEIPTS, changes.receipts(), false));
    }
    Columns log = changes.log();
    if (log.size() > 0) {
      writes.add(new Write(LOG, log, false));
    }
    execute(writes);
    RareChanges.ask(connection, changes, now);
    state.ceilings.write(connection);
    return found;
  }

  private void execute(List<Write> writes) throws SQLException, KeyTaken {
    if (writes.isEmpty() && changes.holdsEnded().isEmpty()) {
      return;
    }
    List<String> sql = new ArrayList<>(writes.stream().map(Write::sql).toList());
    boolean ends = !changes.holdsEnded().isEmpty();
    if (ends) {
      sql.add(END_HOLDS);
    }
    try (PreparedStatement statement = connection.prepareStatement(String.join(";\n", sql))) {
      int next = 1;
      for (Write write : writes) {
        next = write.rows().bind(statement, next);
      }
      if (ends) {
        Columns ended = Columns.of("uuid");
        changes.holdsEnded().forEach(ended::add);
        ended.bind(statement, next);
      }
      statement.execute();
      for (Write write : writes) {
        int touched = statement.getUpdateCount();
        if (touched != write.rows().size() && write.binds()) {
          throw new KeyTaken();
        }
        if (touched != write.rows().size()) {
          throw new IllegalStateException(
              touched + " rows instead of " + write.rows().size() + " by " + write.sql());
        }
        statement.getMoreResults();
      }
    }
  }

  private Set<Account> sharedAccounts() {
    Set<Account> shared = new HashSet<>(changes.transfers().accounts());
    shared.removeIf(account -> isCreators(account.kind()));
    return shared;
  }

  private static boolean isCreators(AccountKind kind) {
    return kind == AccountKind.CREATOR_AVAILABLE || kind == AccountKind.CREATOR_HELD;
  }

  private Map<Account, UUID> creatorsAccounts() {
    Map<Account, UUID> ids = new HashMap<>();
    state.wallets.forEach(
        (creator, wallet) -> {
          ids.put(
              Account.ofCredits(AccountKind.CREATOR_AVAILABLE, creator), wallet.availableAccount);
          ids.put(Account.ofCredits(AccountKind.CREATOR_HELD, creator), wallet.heldAccount);
        });
    return ids;
  }

  private Columns standings() {
    Columns rows = Columns.of("uuid text bigint int uuid timestamptz");
    state.authorizations.forEach(
        (id, standing) -> {
          if (standing.changed) {
            rows.add(
                id,
                standing.status.name(),
                standing.chargedMicros,
                standing.settledSeconds.isPresent() ? standing.settledSeconds.getAsInt() : null,
                standing.linkId,
                now);
          }
        });
    return rows;
  }

  private Columns lots() {
    Columns rows = Columns.of("uuid bigint bigint bigint bigint bigint");
    for (BatchState.Wallet wallet : state.wallets.values()) {
      for (Lot lot : wallet.purse.lots()) {
        if (lot.changed() && !lot.backChanged()) {
          Lot.Places places = lot.places();
          rows.add(
              lot.id(),
              places.available(),
              places.held(),
              places.burned(),
              places.expired(),
              lot.recognised());
        }
      }
    }
    return rows;
  }

  private Columns wallets() {
    Columns rows = Columns.of("uuid bigint bigint");
    state.wallets.forEach(
        (creator, wallet) -> {
          if (wallet.changed) {
            rows.add(creator, wallet.available, wallet.held);
          }
        });
    return rows;
  }

  private Columns links() {
    Columns rows = Columns.of("uuid bigint");
    state.spentByLink.forEach(
        (link, spent) -> {
          if (spent != 0) {
            rows.add(link, spent);
          }
        });
    return rows;
  }
}
