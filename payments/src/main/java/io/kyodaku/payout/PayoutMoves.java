package io.kyodaku.payout;

import io.kyodaku.generatorpay.GeneratorStatementEntries;
import io.kyodaku.job.Jobs;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.StatementEntries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/**
 * The ways a payout goes on, each with its bookings. All are told of a payout that is locked, and
 * do nothing when they have been done: whoever learns of it first, a caller or an event.
 */
final class PayoutMoves {

  private final Clock clock;

  PayoutMoves(Clock clock) {
    this.clock = clock;
  }

  /** Stripe took the transfer. */
  void sent(Connection connection, Payout locked, String transferId) throws SQLException {
    if (locked.transfer().isDone()) {
      requireSame(locked, locked.transfer(), transferId);
      return;
    }
    PayoutRows.sent(connection, locked.id(), transferId, clock.instant());
    new PayoutBooking(connection, locked, clock).sent();
  }

  /** Stripe took the payout to the bank. */
  void onItsWay(Connection connection, Payout locked, String bankPayoutId) throws SQLException {
    if (locked.bank().isDone()) {
      requireSame(locked, locked.bank(), bankPayoutId);
      return;
    }
    PayoutRows.done(connection, locked.id(), PayoutStep.BANK, bankPayoutId);
  }

  /** The bank has it. */
  void arrived(Connection connection, Payout locked, String bankPayoutId) throws SQLException {
    if (locked.status() != Payout.Status.SENT) {
      return;
    }
    PayoutRows.paid(connection, locked.id(), bankPayoutId, clock.instant());
    new PayoutBooking(connection, locked, clock).arrived();
  }

  /** The bank did not take it, or gave it back. */
  void returned(Connection connection, Payout locked, String bankPayoutId, String reason)
      throws SQLException {
    if (locked.status() == Payout.Status.RETURNED) {
      return;
    }
    PayoutRows.returned(connection, locked.id(), bankPayoutId, reason, clock.instant());
    PayoutBooking booking = new PayoutBooking(connection, locked, clock);
    if (locked.status() == Payout.Status.PAID) {
      booking.bounced();
    }
    booking.returned();
    oweAgain(connection, locked);
    Jobs.add(
        connection,
        TakingBackTransfer.KIND,
        locked.id().toString(),
        locked.id().toString(),
        clock.instant(),
        clock);
  }

  /** What it paid is a line of the payee's next statement. */
  private void oweAgain(Connection connection, Payout locked) throws SQLException {
    String entity = locked.entity().name();
    String text = "Payout of statement " + locked.statementNumber() + " returned by the bank";
    Instant now = clock.instant();
    switch (locked.payee().kind()) {
      case TENANT ->
          StatementEntries.payoutReturned(
              connection,
              new TenantId(locked.payee().id()),
              entity,
              locked.amount(),
              locked.id(),
              text,
              now);
      case GENERATOR ->
          GeneratorStatementEntries.payoutReturned(
              connection, locked.payee().id(), entity, locked.amount(), locked.id(), text, now);
    }
  }

  /** The money of a returned payout is the entity's again. */
  void takenBack(Connection connection, Payout locked, String reversalId) throws SQLException {
    if (locked.reversal().isDone()) {
      requireSame(locked, locked.reversal(), reversalId);
      return;
    }
    PayoutRows.done(connection, locked.id(), PayoutStep.REVERSAL, reversalId);
    new PayoutBooking(connection, locked, clock).reversed();
  }

  /** Two where there must be one is what all of this is there to prevent. */
  private static void requireSame(Payout payout, Payout.Step step, String stripeId) {
    if (!step.stripeId().orElseThrow().equals(stripeId)) {
      throw new IllegalStateException(
          payout.id() + " has " + step.stripeId().get() + " and would have " + stripeId);
    }
  }
}
