package io.kyodaku.wallet;

import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.ledger.LotBooks;
import io.kyodaku.shared.Columns;
import io.kyodaku.wallet.BatchState.BoundKey;
import io.kyodaku.wallet.BatchState.Link;
import io.kyodaku.wallet.BatchState.LinkRef;
import io.kyodaku.wallet.BatchState.Standing;
import io.kyodaku.wallet.BatchState.Wallet;
import io.kyodaku.wallet.Command.KeyRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that a batch needs in one roundtrip. The first statement locks the creators' wallets,
 * in one order for all; each statement behind it sees what is committed when it begins, so
 * everything of these creators is read as nobody else can change it any more.
 */
final class BatchReader {

  private static final String READ =
      """
      select creator_id, available_micros, held_micros, available_account, held_account, debt_micros
      from wallet where creator_id = any (?::uuid[]) order by creator_id for no key update;

      select id, creator_id, kind, credits_micros, available_micros, held_micros, burned_micros, expired_micros,
        revoked_micros, cost_micros, recognised_micros, currency, selling_entity, expires_at, frozen_micros, due_back_micros,
        burned_back_micros, expired_back_micros, collected_micros, cost_back_micros
      from credit_lot where creator_id = any (?::uuid[]) and live;

      select u.creator, u.generator, g.first_party, l.id, l.limit_micros, l.spent_micros
      from unnest(?::uuid[], ?::uuid[]) as u(creator, generator)
      join generator g on g.id = u.generator and g.disabled_at is null
      left join creator_link l
        on l.creator_id = u.creator and l.generator_id = u.generator and l.unlinked_at is null;

      select k.generator_id, k.key, k.usage_hash, k.authorization_id, k.status, k.body
      from unnest(?::uuid[], ?::text[]) as u(generator, key)
      join idempotency_key k on k.generator_id = u.generator and k.key = u.key;

      select a.id, a.status, a.generator_id, a.creator_id, a.link_id, a.price_micros, a.seconds, a.settled_seconds,
        a.granted_at is not null as granted, a.expires_at, coalesce(s.stopped, false) as stopped
      from usage_authorization a
      left join lateral (
        select true as stopped from authorization_license l
        join asset s on s.id = l.asset_id join work w on w.id = s.work_id join tenant t on t.id = l.tenant_id
        where l.authorization_id = a.id
          and (coalesce(a.granted_at, a.created_at) <= greatest(s.last_stopped_at, w.last_stopped_at, t.last_stopped_at, t.wound_down_at)
            or coalesce(a.granted_at, a.created_at) >= least(s.stopped_at, w.stopped_at, t.stopped_at)
            or (a.status = 'EXPIRED' and coalesce(s.stopped_at, w.stopped_at, t.stopped_at) is not null))
        limit 1) s on true
      where a.id = any (?::uuid[]);

      select h.authorization_id, h.lot_id, h.amount_micros
      from lot_hold h where h.authorization_id = any (?::uuid[]) order by h.authorization_id, h.position
      """;

  private BatchReader() {}

  static BatchState read(Connection connection, List<Command> commands) throws SQLException {
    Set<UUID> creators = new LinkedHashSet<>();
    Set<UUID> authorizations = new LinkedHashSet<>();
    Set<LinkRef> links = new LinkedHashSet<>();
    Set<KeyRef> keys = new LinkedHashSet<>();
    for (Command command : commands) {
      creators.add(command.creatorId());
      command.authorizationId().ifPresent(authorizations::add);
      command.linkedGenerator().ifPresent(g -> links.add(new LinkRef(command.creatorId(), g)));
      command.key().ifPresent(keys::add);
    }
    BatchState state = new BatchState();
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      bind(select, creators, links, keys, authorizations);
      select.execute();
      readWallets(select, state);
      select.getMoreResults();
      readLinks(select, state);
      select.getMoreResults();
      readKeys(select, state);
      select.getMoreResults();
      readAuthorizations(select, state);
      select.getMoreResults();
      readHolds(select, state);
    }
    state.ceilings = Ceilings.read(connection, commands);
    BackReader.read(connection, commands, state);
    if (commands.stream().anyMatch(BatchReader::asksOwners)) {
      readApprovals(connection, authorizations, state);
    }
    return state;
  }

  private static boolean asksOwners(Command command) {
    return command instanceof Command.Approve || command instanceof Command.Decline;
  }

  private static void bind(
      PreparedStatement select,
      Set<UUID> creators,
      Set<LinkRef> links,
      Set<KeyRef> keys,
      Set<UUID> authorizations)
      throws SQLException {
    Columns linkRows = Columns.of("uuid uuid");
    links.forEach(link -> linkRows.add(link.creatorId(), link.generatorId()));
    Columns keyRows = Columns.of("uuid text");
    keys.forEach(key -> keyRows.add(key.generatorId(), key.key()));
    int next = bindIds(select, 1, creators);
    next = bindIds(select, next, creators);
    next = linkRows.bind(select, next);
    next = keyRows.bind(select, next);
    next = bindIds(select, next, authorizations);
    bindIds(select, next, authorizations);
  }

  private static int bindIds(PreparedStatement statement, int parameter, Collection<UUID> ids)
      throws SQLException {
    Columns rows = Columns.of("uuid");
    ids.forEach(rows::add);
    return rows.bind(statement, parameter);
  }

  private static void readWallets(PreparedStatement select, BatchState state) throws SQLException {
    record Row(
        UUID creatorId,
        long available,
        long held,
        UUID availableAccount,
        UUID heldAccount,
        long debt) {}
    List<Row> wallets = new ArrayList<>();
    try (ResultSet row = rows(select)) {
      while (row.next()) {
        wallets.add(
            new Row(
                id(row, 1),
                row.getLong(2),
                row.getLong(3),
                id(row, 4),
                id(row, 5),
                row.getLong(6)));
      }
    }
    select.getMoreResults();
    Map<UUID, List<Lot>> lots = readLots(select);
    for (Row wallet : wallets) {
      Purse purse = new Purse(lots.getOrDefault(wallet.creatorId(), List.of()), wallet.debt());
      state.wallets.put(
          wallet.creatorId(),
          new Wallet(
              wallet.available(),
              wallet.held(),
              wallet.availableAccount(),
              wallet.heldAccount(),
              purse));
    }
  }

  private static Map<UUID, List<Lot>> readLots(PreparedStatement select) throws SQLException {
    Map<UUID, List<Lot>> lots = new HashMap<>();
    try (ResultSet row = rows(select)) {
      while (row.next()) {
        Lot lot = lot(row);
        lots.computeIfAbsent(lot.books().creatorId(), c -> new ArrayList<>()).add(lot);
      }
    }
    return lots;
  }

  static Lot lot(ResultSet row) throws SQLException {
    LotBooks books =
        new LotBooks(
            id(row, 1),
            id(row, 2),
            LotKind.valueOf(row.getString("kind")) == LotKind.PROMOTIONAL,
            row.getString("selling_entity"),
            Currency.getInstance(row.getString("currency")));
    return new Lot(
        books,
        row.getLong("credits_micros"),
        row.getLong("cost_micros"),
        instant(row, "expires_at"),
        new Lot.Places(
            row.getLong("available_micros"),
            row.getLong("held_micros"),
            row.getLong("burned_micros"),
            row.getLong("expired_micros"),
            row.getLong("revoked_micros")),
        row.getLong("recognised_micros"),
        new Lot.Back(
            row.getLong("frozen_micros"),
            row.getLong("due_back_micros"),
            row.getLong("burned_back_micros"),
            row.getLong("expired_back_micros"),
            row.getLong("collected_micros"),
            row.getLong("cost_back_micros")));
  }

  private static void readLinks(PreparedStatement select, BatchState state) throws SQLException {
    try (ResultSet row = rows(select)) {
      while (row.next()) {
        UUID linkId = row.getObject("id", UUID.class);
        if (linkId == null && !row.getBoolean("first_party")) {
          continue;
        }
        long limit = row.getLong("limit_micros");
        Link link =
            new Link(
                Optional.ofNullable(linkId),
                row.wasNull() ? null : limit,
                row.getLong("spent_micros"));
        state.links.put(new LinkRef(id(row, 1), id(row, 2)), link);
      }
    }
  }

  private static void readKeys(PreparedStatement select, BatchState state) throws SQLException {
    try (ResultSet row = rows(select)) {
      while (row.next()) {
        state.keys.put(
            new KeyRef(id(row, 1), row.getString(2)),
            new BoundKey(row.getString(3), id(row, 4), row.getInt(5), row.getString(6)));
      }
    }
  }

  private static void readAuthorizations(PreparedStatement select, BatchState state)
      throws SQLException {
    try (ResultSet row = rows(select)) {
      while (row.next()) {
        int settled = row.getInt("settled_seconds");
        OptionalInt settledSeconds = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(settled);
        state.authorizations.put(
            id(row, 1),
            new Standing(
                id(row, 3),
                id(row, 4),
                row.getLong("price_micros"),
                row.getInt("seconds"),
                row.getBoolean("granted"),
                row.getBoolean("stopped"),
                Objects.requireNonNull(instant(row, "expires_at")),
                AuthorizationStatus.valueOf(row.getString("status")),
                settledSeconds,
                row.getObject("link_id", UUID.class)));
      }
    }
  }

  private static void readHolds(PreparedStatement select, BatchState state) throws SQLException {
    try (ResultSet row = rows(select)) {
      while (row.next()) {
        Standing standing = Objects.requireNonNull(state.authorizations.get(id(row, 1)));
        List<LotHold> holds = new ArrayList<>(standing.holds);
        holds.add(new LotHold(id(row, 2), row.getLong(3)));
        standing.holds = holds;
      }
    }
  }

  private static void readApprovals(
      Connection connection, Set<UUID> authorizations, BatchState state) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select authorization_id, tenant_id, answer from authorization_approval
            where authorization_id = any (?::uuid[])
            """)) {
      bindIds(select, 1, authorizations);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          state
              .approvals
              .computeIfAbsent(id(row, 1), a -> new HashMap<>())
              .put(id(row, 2), row.getString(3));
        }
      }
    }
  }

  private static ResultSet rows(PreparedStatement select) throws SQLException {
    return Objects.requireNonNull(select.getResultSet(), "a select has rows");
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
