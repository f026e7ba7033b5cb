package io.kyodaku.reconciliation;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.stripe.BalanceMove;
import io.kyodaku.stripe.SellingEntity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps a page of balance transactions, and books the fees of those that were not known. */
final class KeepingMoves {

  /**
   * What Stripe charges by itself, and not as the fee of something else: see <a
   * href="https://docs.stripe.com/reports/balance-transaction-types">its types</a>.
   */
  private static final Set<String> FEES = Set.of("stripe_fee", "stripe_fx_fee", "tax_fee");

  private static final String KEEP =
      """
      insert into stripe_balance_transaction (id, selling_entity, stripe_id, type, currency, amount_micros, fee_micros,
        net_micros, booked_fee_micros, source, key, description, created_at, available_at, imported_at)
      select u.*, ?::timestamptz from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
        ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) as u
      on conflict (selling_entity, stripe_id) do nothing
      returning id
      """;

  private static final String LOTS =
      """
      select o.payment_intent, l.id from unnest(?::text[]) k (key)
      join purchase_order o on o.payment_intent = k.key join credit_lot l on l.order_id = o.id
      """;

  private final Connection connection;
  private final Clock clock;

  KeepingMoves(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /** Answers how many were not known. */
  int keep(SellingEntity entity, List<BalanceMove> moves) throws SQLException {
    Map<UUID, BalanceMove> byId = new HashMap<>();
    // From the oldest on, so that they are numbered in the order in which they happened.
    for (BalanceMove move : moves.reversed()) {
      byId.put(Ids.next(), move);
    }
    Set<UUID> anew = insert(entity, byId);
    byId.keySet().retainAll(anew);
    bookFees(entity, byId);
    return anew.size();
  }

  private Set<UUID> insert(SellingEntity entity, Map<UUID, BalanceMove> moves) throws SQLException {
    Columns rows =
        Columns.of(
            "uuid text text text text bigint bigint bigint bigint text text text timestamptz"
                + " timestamptz");
    new TreeMap<>(moves)
        .forEach(
            (id, move) ->
                rows.add(
                    id,
                    entity.name(),
                    move.id(),
                    move.type(),
                    move.currency(),
                    move.amountMicros(),
                    move.feeMicros(),
                    move.netMicros(),
                    feeOf(move),
                    move.source().orElse(null),
                    move.key(),
                    move.description(),
                    move.createdAt(),
                    move.availableAt()));
    Set<UUID> anew = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
      insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      rows.bind(insert, 2);
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          anew.add(row.getObject(1, UUID.class));
        }
      }
    }
    return anew;
  }

  /** That of a dispute is booked when the dispute is looked at, and compared with it. */
  private static long feeOf(BalanceMove move) {
    if (FEES.contains(move.type())) {
      return -move.netMicros();
    }
    return move.ofDispute() ? 0 : move.feeMicros();
  }

  private void bookFees(SellingEntity entity, Map<UUID, BalanceMove> moves) throws SQLException {
    Map<String, UUID> lots = lots(moves);
    List<Posting> postings = new ArrayList<>();
    for (Map.Entry<UUID, BalanceMove> each : new TreeMap<>(moves).entrySet()) {
      BalanceMove move = each.getValue();
      long fee = feeOf(move);
      if (fee != 0) {
        postings.add(fee(entity, each.getKey(), move, fee, lots.get(move.key())));
      }
    }
    Ledger.post(connection, postings, clock);
  }

  private static Posting fee(
      SellingEntity entity, UUID id, BalanceMove move, long fee, @Nullable UUID lot) {
    Currency currency = Currency.getInstance(move.currency());
    Account fees = Account.of(AccountKind.STRIPE_FEES, entity.name(), currency);
    Account balance = Account.of(AccountKind.STRIPE_BALANCE, entity.name(), currency);
    return fee > 0
        ? new Posting(fees, balance, fee, TransferCode.STRIPE_FEE_CHARGED, lot, null, null, id)
        : new Posting(balance, fees, -fee, TransferCode.STRIPE_FEE_RETURNED, lot, null, null, id);
  }

  /** Which purchases' fees they are, so that a pack's margin has them. */
  private Map<String, UUID> lots(Map<UUID, BalanceMove> moves) throws SQLException {
    return Sql.list(
            connection,
            LOTS,
            row -> Map.entry(row.getString(1), row.getObject(2, UUID.class)),
            connection.createArrayOf(
                "text",
                moves.values().stream().map(BalanceMove::key).distinct().toArray(String[]::new)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
