package io.kyodaku.wallet;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.MoneyBackPostings.Cause;
import io.kyodaku.ledger.MoneyBackPostings.Royalty;
import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.ledger.SettlementPostings.OwnerBooks;
import io.kyodaku.ledger.Taxed;
import io.kyodaku.royalty.RoyaltyBackRows.Earned;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Split;
import io.kyodaku.shared.Sql;
import io.kyodaku.wallet.BackState.Burn;
import io.kyodaku.wallet.BackState.Due;
import io.kyodaku.wallet.BackState.Paid;
import io.kyodaku.wallet.BackState.Part;
import io.kyodaku.wallet.BackState.Wanted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads of a lot what going back needs: rarely asked for, and so apart from what every batch reads.
 * The wallet is locked already.
 */
final class BackReader {

  private static final String LOTS =
      """
      select id, creator_id, kind, credits_micros, available_micros, held_micros, burned_micros, expired_micros,
        revoked_micros, cost_micros, recognised_micros, currency, selling_entity, expires_at, frozen_micros, due_back_micros,
        burned_back_micros, expired_back_micros, collected_micros, cost_back_micros
      from credit_lot where creator_id = ? and (id = ? or collected_micros > 0)
      """;

  private static final String STANDING =
      """
      select l.money_back_id, d.kind as due_kind, coalesce((select sum(b.back_micros) from burn_back b where b.lot_id = l.id), 0) as back,
        coalesce((select sum(a.booked_micros) from money_back a where a.order_id = l.order_id), 0) as booked, l.cost_micros,
        l.tax_micros, l.currency as lot_currency, m.id, m.kind, m.amount_minor, m.currency, m.taken_micros, m.booked_micros, m.freezes, m.frozen_micros
      from credit_lot l
      left join money_back d on d.id = l.money_back_id
      left join money_back m on m.id = ? and m.order_id = l.order_id
      where l.id = ?
      """;

  /** The latest burns first, as many as can matter. */
  private static final String TO_TAKE =
      """
      with burn as (
        select b.*, coalesce(x.back_micros, 0) as back from (
          select t.authorization_id, sum(t.amount_micros) as burned, max(t.seq) as seq from transfer t
          where t.lot_id = ? and t.code in ('BURNED_COMPUTE', 'BURNED_FEE') group by 1) b
        left join burn_back x on x.lot_id = ? and x.authorization_id = b.authorization_id),
      summed as (select *, sum(burned - back) over (order by seq desc) - (burned - back) as before from burn)
      select authorization_id, burned, back from summed where burned > back and before < ? order by seq desc
      """;

  /** The same the other way round: what was taken last is given back first. */
  private static final String TO_GIVE =
      """
      with burn as (
        select x.authorization_id, x.burned_micros as burned, x.back_micros as back,
          (select max(t.seq) from transfer t where t.authorization_id = x.authorization_id and t.lot_id = x.lot_id
             and t.code in ('BURNED_COMPUTE', 'BURNED_FEE')) as seq
        from burn_back x where x.lot_id = ? and x.back_micros > 0),
      summed as (select *, sum(back) over (order by seq) - back as before from burn)
      select authorization_id, burned, back from summed where before < ? order by seq desc
      """;

  private static final String ROYALTIES =
      """
      with entry as (
        select t.authorization_id, t.claim_id, t.seq, t.code, a.id as account, a.kind, a.owner_id, a.entity, a.ledger,
          case when a.id = t.credit_account then t.amount_micros else -t.amount_micros end as amount
        from transfer t join ledger_account a on a.id in (t.credit_account, t.debit_account)
        where t.lot_id = ? and t.authorization_id = any (?::uuid[]) and t.claim_id is not null
          and a.kind in ('ROYALTY_PAYABLE', 'ROYALTY_ESCROW', 'ROYALTY_UNOWNED', 'ROYALTY_COST')),
      part as (
        select authorization_id, claim_id, kind, owner_id, entity, ledger, min(seq) as seq,
          sum(amount) filter (where code not in ('ROYALTY_REVERSED', 'ROYALTY_REINSTATED')) as earned,
          coalesce(-sum(amount) filter (where code in ('ROYALTY_REVERSED', 'ROYALTY_REINSTATED')), 0) as back
        from entry group by 1, 2, 3, 4, 5, 6)
      select p.authorization_id, p.claim_id, p.kind, p.owner_id, p.entity, p.ledger, p.earned, p.back, r.id, r.tenant_id, r.asset_id,
        r.fee_micros, r.base_micros, r.royalty_micros + r.held_micros as micros,
        p.kind = 'ROYALTY_ESCROW' and exists (
          select from royalty_held h join escrow_release_part x on x.held_id = h.id
          where h.authorization_id = p.authorization_id and h.tenant_id = r.tenant_id and h.asset_id = r.asset_id
            and h.conflict_id = p.owner_id) as released
      from part p
      join authorization_license l on l.authorization_id = p.authorization_id and l.claim_id = p.claim_id and l.chargeback_on_owner
      join royalty r on r.authorization_id = p.authorization_id and r.claim_id = p.claim_id and r.kind = 'USAGE'
      order by p.authorization_id, p.claim_id, p.seq
      """;

  private BackReader() {}

  static void read(Connection connection, List<Command> commands, BatchState state)
      throws SQLException {
    for (Command command : commands) {
      if (command instanceof Command.TakeBack back
          && state.wallets.containsKey(back.creatorId())
          && !state.backs.containsKey(back.lotId())) {
        read(connection, back, state.wallet(back.creatorId()).purse, state);
      }
    }
  }

  private static void read(
      Connection connection, Command.TakeBack command, Purse purse, BatchState state)
      throws SQLException {
    Sql.list(connection, LOTS, BatchReader::lot, command.creatorId(), command.lotId())
        .forEach(purse::add);
    List<BackState> found =
        Sql.list(
            connection,
            STANDING,
            row ->
                new BackState(
                    row.getBigDecimal("back").longValueExact(), due(row), wanted(row), paid(row)),
            command.moneyBackId().orElse(null),
            command.lotId());
    if (found.isEmpty()) {
      return;
    }
    BackState back = found.getFirst();
    Lot lot = purse.lot(command.lotId());
    long more = back.wanted.map(w -> w.takenMicros() - w.bookedMicros()).orElse(0L);
    // One credit more than that, for what rounding may add.
    long atMost = lot.back().due() + lot.gone(Math.min(Math.abs(more), lot.cost())) + 1;
    back.burns.addAll(
        more < 0
            ? Sql.list(connection, TO_GIVE, BackReader::burn, lot.id(), atMost)
            : Sql.list(connection, TO_TAKE, BackReader::burn, lot.id(), lot.id(), atMost));
    royalties(connection, lot, back);
    state.backs.put(lot.id(), back);
  }

  private static Paid paid(ResultSet row) throws SQLException {
    return new Paid(
        new Taxed(
            row.getLong("cost_micros"),
            row.getLong("tax_micros"),
            Currency.getInstance(row.getString("lot_currency"))),
        row.getBigDecimal("booked").longValueExact());
  }

  private static Optional<Due> due(ResultSet row) throws SQLException {
    UUID id = row.getObject("money_back_id", UUID.class);
    return id == null ? Optional.empty() : Optional.of(new Due(id, cause(row, "due_kind")));
  }

  private static Optional<Wanted> wanted(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Wanted(
                id,
                cause(row, "kind"),
                Money.ofMinor(
                        row.getLong("amount_minor"),
                        Currency.getInstance(row.getString("currency")))
                    .micros(),
                row.getLong("taken_micros"),
                row.getLong("booked_micros"),
                row.getBoolean("freezes"),
                row.getLong("frozen_micros")));
  }

  private static Cause cause(ResultSet row, String column) throws SQLException {
    return row.getString(column).equals("DISPUTE") ? Cause.CHARGEBACK : Cause.REFUND;
  }

  private static Burn burn(ResultSet row) throws SQLException {
    return new Burn(
        row.getObject("authorization_id", UUID.class),
        row.getBigDecimal("burned").longValueExact(),
        row.getLong("back"));
  }

  /** One account's part of what a claim earned by a burn, or what that cost. */
  private record Entry(
      UUID authorizationId,
      UUID claimId,
      AccountKind kind,
      Optional<UUID> ownerId,
      String entity,
      Currency currency,
      long earnedMicros,
      long backMicros,
      Earned of,
      boolean released) {}

  private static void royalties(Connection connection, Lot lot, BackState back)
      throws SQLException {
    String[] ids =
        back.burns.stream().map(burn -> burn.authorizationId.toString()).toArray(String[]::new);
    if (ids.length == 0) {
      return;
    }
    Map<UUID, Burn> burns =
        back.burns.stream()
            .collect(Collectors.toMap(burn -> burn.authorizationId, Function.identity()));
    record Claim(UUID authorizationId, UUID claimId) {}
    Sql.list(connection, ROYALTIES, BackReader::entry, lot.id(), ids).stream()
        .collect(Collectors.groupingBy(e -> new Claim(e.authorizationId(), e.claimId())))
        .forEach(
            (claim, entries) ->
                Objects.requireNonNull(burns.get(claim.authorizationId()))
                    .parts
                    .addAll(parts(entries)));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("authorization_id", UUID.class),
        row.getObject("claim_id", UUID.class),
        AccountKind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getObject("owner_id", UUID.class)),
        row.getString("entity"),
        Currency.getInstance(row.getString("ledger")),
        row.getBigDecimal("earned") == null ? 0 : row.getBigDecimal("earned").longValueExact(),
        row.getBigDecimal("back").longValueExact(),
        new Earned(
            row.getObject("id", UUID.class),
            row.getObject("tenant_id", UUID.class),
            row.getObject("authorization_id", UUID.class),
            row.getObject("asset_id", UUID.class),
            row.getString("ledger"),
            row.getString("entity"),
            row.getLong("fee_micros"),
            row.getLong("base_micros"),
            row.getLong("micros")),
        row.getBoolean("released"));
  }

  /** What the whole cost is divided over its parts as it was when they were earned. */
  private static List<Part> parts(List<Entry> entries) {
    long cost =
        entries.stream()
            .filter(entry -> entry.kind() == AccountKind.ROYALTY_COST)
            .mapToLong(entry -> -entry.earnedMicros())
            .sum();
    List<Entry> earned =
        entries.stream()
            .filter(e -> e.kind() != AccountKind.ROYALTY_COST && e.earnedMicros() > 0)
            .toList();
    if (earned.isEmpty()) {
      return List.of();
    }
    List<Long> costs = Split.byWeights(cost, earned.stream().map(Entry::earnedMicros).toList());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < earned.size(); i++) {
      Entry entry = earned.get(i);
      OwnerBooks owner =
          new OwnerBooks(entry.claimId(), entry.of().tenantId(), entry.entity(), entry.currency());
      parts.add(
          new Part(
              entry.of(),
              new Royalty(owner, destination(entry), costs.get(i), entry.earnedMicros()),
              !entry.released(),
              entry.backMicros()));
    }
    return parts;
  }

  private static Destination destination(Entry entry) {
    UUID owner = entry.ownerId().orElseThrow();
    return switch (entry.kind()) {
      case ROYALTY_PAYABLE -> Destination.owner(owner);
      case ROYALTY_ESCROW -> Destination.escrow(owner);
      default -> Destination.unowned(owner);
    };
  }
}
