package io.kyodaku.payout;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;

/**
 * The transfers of a payout. What is on its way belongs to us until the bank has it: then it is no
 * longer owed. What comes back is owed again first, and is money at Stripe again when its transfer
 * has been taken back. Where the bank takes another currency, all of this is in that; what comes
 * back is converted back at the same rate, so that it is what it was.
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

  /**
   * What is payable in one currency is payable in the other: two transfers, by way of the account
   * in which amounts change their currency.
   */
  void converted(Conversion conversion) throws SQLException {
    Currency from = payout.amount().currency();
    Currency to = conversion.sent().currency();
    long converted = conversion.convertedMicros();
    TransferCode code = TransferCode.PAYOUT_CONVERTED;
    post(
        posting(payable(from), clearing(from), payout.amount().micros(), code),
        posting(clearing(to), payable(to), converted, code));
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
    Currency stated = payout.amount().currency();
    if (payout.conversion().isPresent()) {
      Currency to = payout.sent().currency();
      long converted = payout.conversion().get().convertedMicros();
      TransferCode code = TransferCode.PAYOUT_CONVERTED_BACK;
      post(
          posting(payable(to), clearing(to), converted, code),
          posting(clearing(stated), payable(stated), payout.amount().micros(), code));
    }
    post(
        posting(
            payable(stated),
            own(owed(), stated),
            payout.amount().micros(),
            TransferCode.PAYOUT_RETURNED));
  }

  void reversed() throws SQLException {
    post(stripeBalance(), inTransit(), TransferCode.PAYOUT_REVERSED);
  }

  private void post(Account debit, Account credit, TransferCode code) throws SQLException {
    post(posting(debit, credit, payout.sent().micros(), code));
  }

  private void post(Posting... postings) throws SQLException {
    Ledger.post(connection, List.of(postings), clock);
  }

  private Posting posting(Account debit, Account credit, long micros, TransferCode code) {
    return Posting.about(payout.id(), debit, credit, micros, code);
  }

  private Account clearing(Currency currency) {
    return Account.of(AccountKind.FX_CLEARING, payout.entity().name(), currency);
  }

  private Account stripeBalance() {
    return Account.of(AccountKind.STRIPE_BALANCE, payout.entity().name(), payout.sent().currency());
  }

  private Account payable() {
    return payable(payout.sent().currency());
  }

  private Account payable(Currency currency) {
    return own(
        switch (payout.payee().kind()) {
          case TENANT -> AccountKind.STATEMENT_PAYABLE;
          case GENERATOR -> AccountKind.COMPUTE_STATEMENT_PAYABLE;
        },
        currency);
  }

  /** What no statement has made payable. */
  private AccountKind owed() {
    return switch (payout.payee().kind()) {
      case TENANT -> AccountKind.ROYALTY_PAYABLE;
      case GENERATOR -> AccountKind.COMPUTE_PAYABLE;
    };
  }

  private Account inTransit() {
    return own(AccountKind.PAYOUTS_IN_TRANSIT, payout.sent().currency());
  }

  private Account own(AccountKind kind, Currency currency) {
    return Account.of(kind, payout.entity().name(), currency, payout.payee().id());
  }
}
