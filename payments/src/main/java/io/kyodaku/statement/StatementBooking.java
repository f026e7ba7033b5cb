package io.kyodaku.statement;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The transfers of a closed statement: what the terms plugin adds is a cost and owed, what it takes
 * off the other way, what it earns back makes the advance less, what is withheld is owed to the tax
 * office, and what is payable moves from what the tenant earned to what it is to be paid. What is
 * carried stays where it is. So the balance of a tenant's royalties is always what no statement has
 * made payable yet.
 */
final class StatementBooking {

  private StatementBooking() {}

  static List<Posting> of(Statement statement, List<Statement.Line> lines) {
    Account owed = account(AccountKind.ROYALTY_PAYABLE, statement);
    Account cost = Account.of(AccountKind.ROYALTY_COST, statement.entity(), statement.currency());
    Account withheld =
        Account.of(AccountKind.WITHHOLDING_PAYABLE, statement.entity(), statement.currency());
    Account advances = account(AccountKind.ADVANCES, statement);
    List<Posting> postings = new ArrayList<>();
    for (Statement.Line line : lines) {
      switch (line.kind()) {
        case TIER, GUARANTEE ->
            adjust(postings, statement, line, cost, owed, TransferCode.STATEMENT_ADJUSTED);
        case RECOUPMENT ->
            adjust(postings, statement, line, advances, owed, TransferCode.ADVANCE_RECOUPED);
        case WITHHOLDING ->
            adjust(postings, statement, line, withheld, owed, TransferCode.WITHHELD);
        case USAGE,
            BACKPAY,
            REFUND,
            CHARGEBACK,
            REINSTATED,
            DISPUTE_RESOLUTION,
            HELD,
            MEMBER_SHARE,
            ADVANCE,
            RETURNED_PAYOUT,
            ESCROW_RELEASED,
            REVENUE_CORRECTION -> {
          // Booked when it happened.
        }
      }
    }
    long payable = statement.payable().micros();
    if (payable > 0) {
      postings.add(
          Posting.about(
              statement.id(),
              owed,
              account(AccountKind.STATEMENT_PAYABLE, statement),
              payable,
              TransferCode.STATEMENT_CLOSED));
    }
    return postings;
  }

  private static void adjust(
      List<Posting> postings,
      Statement statement,
      Statement.Line line,
      Account other,
      Account owed,
      TransferCode code) {
    long amount = line.amountMicros();
    if (amount != 0) {
      postings.add(
          Posting.about(
              statement.id(),
              amount > 0 ? other : owed,
              amount > 0 ? owed : other,
              Math.absExact(amount),
              code));
    }
  }

  private static Account account(AccountKind kind, Statement statement) {
    return Account.of(kind, statement.entity(), statement.currency(), statement.tenant().value());
  }
}
