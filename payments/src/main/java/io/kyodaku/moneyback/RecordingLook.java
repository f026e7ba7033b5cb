package io.kyodaku.moneyback;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.invoice.IssuingInvoice;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.LotBooks;
import io.kyodaku.ledger.MoneyBackPostings;
import io.kyodaku.moneyback.MoneyBackRow.Kind;
import io.kyodaku.moneyback.MoneyBackRow.Status;
import io.kyodaku.moneyback.MoneyBackRows.Look;
import io.kyodaku.moneyback.MoneyBackRows.Paid;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.stripe.DisputeState;
import io.kyodaku.stripe.EffectOutcome;
import io.kyodaku.stripe.RefundState;
import io.kyodaku.stripe.SellingEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what Stripe says of a refund or dispute, in the caller's transaction. The order's row
 * is locked first, so that what goes back of one purchase is added up by one at a time. Nobody
 * knows which of two looks that overlap saw the later state, so the second is not recorded but
 * repeated.
 */
final class RecordingLook {

  private static final EffectOutcome OVERLAPPED =
      new EffectOutcome.Later("Somebody else looked at it meanwhile.");

  private final Clock clock;

  RecordingLook(Clock clock) {
    this.clock = clock;
  }

  /** How often it was looked at before Stripe is asked; 0 for what is not known yet. */
  static int looks(Connection connection, String stripeId) throws SQLException {
    return MoneyBackRows.ofStripe(connection, stripeId).map(MoneyBackRow::looks).orElse(0);
  }

  EffectOutcome refund(Connection connection, SellingEntity entity, RefundState refund, int looks)
      throws SQLException {
    Status status =
        refund.failed()
            ? Status.FAILED
            : refund.status().equals("succeeded") ? Status.REFUNDED : Status.OPEN;
    return record(
        connection,
        new Seen(
            Kind.REFUND,
            entity,
            refund.id(),
            refund.refundId(),
            refund.paymentIntent(),
            refund.amountMinor(),
            refund.currency(),
            looks),
        currency ->
            new Look(
                status,
                refund.status(),
                refund.reason(),
                refund.charge(),
                Optional.empty(),
                status != Status.FAILED,
                false,
                Money.zero(currency)));
  }

  EffectOutcome dispute(
      Connection connection, SellingEntity entity, DisputeState dispute, int looks)
      throws SQLException {
    return record(
        connection,
        new Seen(
            Kind.DISPUTE,
            entity,
            dispute.id(),
            Optional.empty(),
            dispute.paymentIntent(),
            dispute.amountMinor(),
            dispute.currency(),
            looks),
        currency ->
            new Look(
                status(dispute),
                dispute.status(),
                dispute.reason(),
                dispute.charge(),
                dispute.dueBy(),
                dispute.withdrawn(),
                !dispute.withdrawn() && status(dispute) == Status.OPEN,
                Money.ofMinor(dispute.feesMinor(), currency)));
  }

  /** A dispute that is won stays open until its money is there again. */
  private static Status status(DisputeState dispute) {
    if (!dispute.closed() || (dispute.won() && dispute.withdrawn())) {
      return Status.OPEN;
    }
    return dispute.withdrawn() || dispute.lost() ? Status.LOST : Status.WON;
  }

  private record Seen(
      Kind kind,
      SellingEntity entity,
      String stripeId,
      Optional<UUID> ourId,
      Optional<String> paymentIntent,
      long amountMinor,
      String currency,
      int looks) {}

  @FunctionalInterface
  private interface ToLook {
    Look in(Currency currency);
  }

  private EffectOutcome record(Connection connection, Seen seen, ToLook toLook)
      throws SQLException {
    Optional<Paid> found =
        seen.paymentIntent().isEmpty()
            ? Optional.empty()
            : MoneyBackRows.lockPaidBy(connection, seen.paymentIntent().get());
    if (found.isEmpty()) {
      return new EffectOutcome.Later("No order here is known to be paid by its payment.");
    }
    Paid order = found.get();
    Optional<String> why = whyNot(order, seen);
    if (why.isPresent()) {
      return new EffectOutcome.Unusable(why.get());
    }
    Money amount = Money.ofMinor(seen.amountMinor(), order.price().currency());
    Optional<MoneyBackRow> known = known(connection, seen, order, amount);
    if (known.isPresent() && !known.get().amount().equals(amount)) {
      return new EffectOutcome.Unusable("It was about another amount before.");
    }
    if (known.map(MoneyBackRow::looks).orElse(0) != seen.looks()) {
      return OVERLAPPED;
    }
    UUID id = known.map(MoneyBackRow::id).orElseGet(Ids::next);
    Look look = toLook.in(amount.currency());
    Money fee =
        known
            .map(MoneyBackRow::fee)
            .filter(f -> f.micros() > look.fee().micros())
            .orElse(look.fee());
    long besides = MoneyBackRows.takenBeside(connection, order.id(), id);
    if (look.taken() && besides + amount.micros() > order.price().micros()) {
      return new EffectOutcome.Unusable("With it more would go back than was paid.");
    }
    if (known.isEmpty()) {
      MoneyBackRows.insert(
          connection, id, seen.kind(), order, amount, seen.stripeId(), clock.instant());
    }
    MoneyBackRows.look(connection, id, seen.stripeId(), look, amount, fee, clock.instant());
    long before = besides + known.map(row -> row.taken().micros()).orElse(0L);
    document(connection, order, id, before, besides + (look.taken() ? amount.micros() : 0));
    bookFee(connection, order, id, fee, known.map(MoneyBackRow::fee));
    return new EffectOutcome.Done("The " + seen.kind() + " is " + look.status() + ".");
  }

  /** What more is gone of a payment than before, or less, is on a document of its own. */
  private void document(Connection connection, Paid order, UUID id, long before, long after)
      throws SQLException {
    if (before == after) {
      return;
    }
    long from = Math.min(before, after);
    long to = Math.max(before, after);
    long net = order.taxed().netOf(to) - order.taxed().netOf(from);
    Currency currency = order.price().currency();
    IssuingInvoice.creditNote(
        connection,
        after > before ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.CREDIT_NOTE_TAKEN_BACK,
        order.id(),
        id,
        new Money(net, currency),
        new Money(to - from - net, currency),
        clock);
  }

  private static Optional<String> whyNot(Paid order, Seen seen) {
    String currency = order.price().currency().getCurrencyCode();
    if (order.entity() != seen.entity()) {
      return Optional.of("The order is one of " + order.entity() + ".");
    }
    if (!currency.equals(seen.currency())) {
      return Optional.of("It is about " + seen.currency() + " instead of " + currency + ".");
    }
    if (seen.amountMinor() <= 0
        || seen.amountMinor()
            > order.price().micros() / Money.microsPerMinor(order.price().currency())) {
      return Optional.of("It is about more than was paid, or nothing.");
    }
    return Optional.empty();
  }

  /** By Stripe's id, or by ours where we have not heard of it yet. */
  private static Optional<MoneyBackRow> known(
      Connection connection, Seen seen, Paid order, Money amount) throws SQLException {
    Optional<MoneyBackRow> known = MoneyBackRows.ofStripe(connection, seen.stripeId());
    if (known.isEmpty() && seen.ourId().isPresent()) {
      known =
          MoneyBackRows.find(connection, seen.ourId().get())
              .filter(
                  row ->
                      row.stripeId().isEmpty()
                          && row.orderId().equals(order.id())
                          && row.amount().equals(amount));
    }
    return known;
  }

  private void bookFee(
      Connection connection, Paid order, UUID id, Money fee, Optional<Money> before)
      throws SQLException {
    long more = fee.micros() - before.map(Money::micros).orElse(0L);
    if (more > 0) {
      LotBooks lot =
          Sql.list(
                  connection,
                  "select id, creator_id, selling_entity, currency from credit_lot where order_id ="
                      + " ?",
                  row ->
                      new LotBooks(
                          row.getObject("id", UUID.class),
                          row.getObject("creator_id", UUID.class),
                          false,
                          row.getString("selling_entity"),
                          Currency.getInstance(row.getString("currency"))),
                  order.id())
              .getFirst();
      Ledger.post(connection, List.of(MoneyBackPostings.disputeFee(lot, id, more)), clock);
    }
  }
}
