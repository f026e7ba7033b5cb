package io.kyodaku.moneyback;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.moneyback.MoneyBackRows.Paid;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A buyer asks for the money of credits that it has not spent, or an operator gives money back with
 * a reason. The credits are frozen in the same transaction, before Stripe is asked, so that nobody
 * spends them meanwhile; if Stripe says no they are free again.
 */
@Dependent
public class AskingRefund {

  private static final int REASON_AT_MOST = 500;

  private final Transactions transactions;
  private final RefundPolicy policy;
  private final Clock clock;

  @Inject
  public AskingRefund(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this(admin, RefundPolicy.configured(), clock);
  }

  public AskingRefund(DataSource admin, RefundPolicy policy, Clock clock) {
    this.transactions = new Transactions(admin);
    this.policy = policy;
    this.clock = clock;
  }

  /** What came of asking. */
  public sealed interface Outcome {}

  /** Stripe is asked next. */
  public record Asked(UUID refundId, Money amount) implements Outcome {}

  /** Nothing was done. */
  public record NotAsked(Why why) implements Outcome {}

  public enum Why {
    /** No purchase of the buyer's that was paid. */
    REFUND_OF_NO_PURCHASE,
    /** The days for it are over. */
    REFUND_TOO_LATE,
    /** All of it is spent, reserved, owed, or went back already. */
    REFUND_OF_NOTHING,
    /** One of the same purchase is under way, or its bank disputes it. */
    REFUND_UNDER_WAY,
    /** More than is left of what was paid, or nothing. */
    REFUND_ABOVE_CHARGE,
    /** An operator says why. */
    REFUND_WITHOUT_REASON
  }

  /**
   * What a buyer can have now.
   *
   * @param until when it can be asked for
   */
  public record Offer(Money amount, Instant until) {}

  /** Empty where nothing can be asked for. */
  public Optional<Offer> offer(UUID creatorId, UUID orderId) {
    return transactions.run(
        connection ->
            switch (consider(connection, creatorId, orderId)) {
              case Possible(Paid order, Refundable refundable) ->
                  Optional.of(
                      new Offer(refundable.unspent(), order.paidAt().plus(policy.within())));
              case Not not -> Optional.empty();
            });
  }

  /** All that is unspent of a purchase, for its buyer. */
  public Outcome unspent(UUID creatorId, UUID accountId, UUID orderId) {
    return transactions.run(
        connection ->
            switch (consider(connection, creatorId, orderId)) {
              case Possible(Paid order, Refundable refundable) ->
                  ask(connection, order, refundable, refundable.unspent(), accountId, "");
              case Not(Why why) -> new NotAsked(why);
            });
  }

  private sealed interface Considered {}

  private record Possible(Paid order, Refundable refundable) implements Considered {}

  private record Not(Why why) implements Considered {}

  private Considered consider(Connection connection, UUID creatorId, UUID orderId)
      throws SQLException {
    Optional<Paid> paid =
        MoneyBackRows.lockPaid(connection, orderId)
            .filter(order -> order.creatorId().equals(creatorId));
    if (paid.isEmpty()) {
      return new Not(Why.REFUND_OF_NO_PURCHASE);
    }
    Paid order = paid.get();
    if (underWay(connection, orderId)) {
      return new Not(Why.REFUND_UNDER_WAY);
    }
    if (!clock.instant().isBefore(order.paidAt().plus(policy.within()))) {
      return new Not(Why.REFUND_TOO_LATE);
    }
    lockWallet(connection, creatorId);
    Optional<Refundable> refundable =
        Refundable.of(connection, order).filter(r -> r.unspent().micros() > 0);
    return refundable.isEmpty()
        ? new Not(Why.REFUND_OF_NOTHING)
        : new Possible(order, refundable.get());
  }

  /** What an operator can give back: what is unspent, and all that is left of the price. */
  public record Limits(Money unspent, Money left) {}

  public Optional<Limits> limits(UUID orderId) {
    return transactions.run(
        connection -> {
          Optional<Paid> order = MoneyBackRows.lockPaid(connection, orderId);
          Optional<Refundable> refundable =
              order.isEmpty() ? Optional.empty() : Refundable.of(connection, order.get());
          return refundable.map(r -> new Limits(r.unspent(), r.left()));
        });
  }

  /**
   * So much of a purchase, for an operator, at any time. What was spent of it becomes the creator's
   * debt.
   */
  public Outcome byOperator(
      Actor operator, UUID accountId, UUID orderId, Money amount, String why) {
    if (why.isBlank() || why.length() > REASON_AT_MOST) {
      return new NotAsked(Why.REFUND_WITHOUT_REASON);
    }
    return transactions.run(
        connection -> {
          Optional<Paid> order = MoneyBackRows.lockPaid(connection, orderId);
          if (order.isEmpty()) {
            return new NotAsked(Why.REFUND_OF_NO_PURCHASE);
          }
          if (underWay(connection, orderId)) {
            return new NotAsked(Why.REFUND_UNDER_WAY);
          }
          lockWallet(connection, order.get().creatorId());
          Refundable refundable = Refundable.of(connection, order.get()).orElseThrow();
          if (!amount.currency().equals(order.get().price().currency())
              || amount.micros() <= 0
              || amount.micros() % Money.microsPerMinor(amount.currency()) != 0
              || amount.micros() > refundable.left().micros()) {
            return new NotAsked(Why.REFUND_ABOVE_CHARGE);
          }
          Outcome asked = ask(connection, order.get(), refundable, amount, accountId, why.strip());
          Audit.record(
              connection,
              operator,
              AuditAction.REFUND_ASKED,
              null,
              orderId,
              amount.major().toPlainString() + " " + amount.currency() + ": " + why.strip(),
              clock);
          return asked;
        });
  }

  private static boolean underWay(Connection connection, UUID orderId) throws SQLException {
    return !Sql.list(
            connection,
            "select id from money_back where order_id = ? and status in ('ASKED', 'OPEN')",
            row -> true,
            orderId)
        .isEmpty();
  }

  private static void lockWallet(Connection connection, UUID creatorId) throws SQLException {
    Sql.list(
        connection,
        "select creator_id from wallet where creator_id = ? for no key update",
        row -> true,
        creatorId);
  }

  private Outcome ask(
      Connection connection,
      Paid order,
      Refundable refundable,
      Money amount,
      UUID accountId,
      String why)
      throws SQLException {
    UUID id = Ids.next();
    long frozen = refundable.creditsOf(amount);
    Sql.execute(
        connection,
        """
        insert into money_back (id, kind, order_id, selling_entity, currency, amount_minor, status, freezes, frozen_micros,
          asked_by, asked_for, created_at, changed_at)
        values (?, 'REFUND', ?, ?, ?, ?, 'ASKED', true, ?, ?, ?, ?, ?)
        """,
        id,
        order.id(),
        order.entity(),
        amount.currency().getCurrencyCode(),
        amount.micros() / Money.microsPerMinor(amount.currency()),
        frozen,
        accountId,
        why,
        clock.instant(),
        clock.instant());
    Sql.execute(
        connection,
        "update credit_lot set frozen_micros = frozen_micros + ? where id = ?",
        frozen,
        refundable.lotId());
    boolean added =
        Jobs.add(
            connection, SendingRefund.KIND, id.toString(), id.toString(), clock.instant(), clock);
    if (!added) {
      throw new IllegalStateException("a refund that was not there has a job already");
    }
    return new Asked(id, amount);
  }
}
