package io.kyodaku.payout;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * The transfers of a payout. What is on its way belongs to us until the bank has it: then it is no
 * longer owed. What comes back is owed again first, and is money at Stripe again when its transfer
 * has been taken back.
 */
final class PayoutBooking {

  private final Connection connection;
  private final Payout payout;
  private final Clock clock;

  PayoutBooking(Connection connection, Payout payout, Clock clock) {
    this.connection = connection;
    this.payout = payout;
    this.clock = clock;
  }

  void sent() throws SQLException {
    post(inTransit(), stripeBalance(), TransferCode.PAYOUT_SENT);
  }

  void arrived() throws SQLException {
    post(payable(), inTransit(), TransferCode.PAYOUT_ARRIVED);
  }

  void bounced() throws SQLException {
    post(inTransit(), payable(), TransferCode.PAYOUT_BOUNCED);
  }

  void returned() throws SQLException {
    post(payable(), own(owed()), TransferCode.PAYOUT_RETURNED);
  }

  void reversed() throws SQLException {
    post(stripeBalance(), inTransit(), TransferCode.PAYOUT_REVERSED);
  }

  private void post(Account debit, Account credit, TransferCode code) throws SQLException {
    Posting posting = Posting.about(payout.id(), debit, credit, payout.amount().micros(), code);
    Ledger.post(connection, List.of(posting), clock);
  }

  private Account stripeBalance() {
    return Account.of(
        AccountKind.STRIPE_BALANCE, payout.entity().name(), payout.amount().currency());
  }

  private Account payable() {
    return own(
        switch (payout.payee().kind()) {
          case TENANT -> AccountKind.STATEMENT_PAYABLE;
          case GENERATOR -> AccountKind.COMPUTE_STATEMENT_PAYABLE;
        });
  }

  /** What no statement has made payable. */
  private AccountKind owed() {
    return switch (payout.payee().kind()) {
      case TENANT -> AccountKind.ROYALTY_PAYABLE;
      case GENERATOR -> AccountKind.COMPUTE_PAYABLE;
    };
  }

  private Account inTransit() {
    return own(AccountKind.PAYOUTS_IN_TRANSIT);
  }

  private Account own(AccountKind kind) {
    return Account.of(
        kind, payout.entity().name(), payout.amount().currency(), payout.payee().id());
  }
}
