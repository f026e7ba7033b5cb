package io.kyodaku.ledger;

import java.util.Currency;
import java.util.UUID;

/** Where the money behind a lot of credits is booked: its seller's books in its currency. */
public record LotBooks(
    UUID lotId, UUID creatorId, boolean promotional, String entity, Currency currency) {

  Account account(AccountKind kind) {
    return Account.of(kind, entity, currency);
  }

  /** What was given away costs the platform as promotion, whatever it was spent on. */
  Account cost(AccountKind whenPaidFor) {
    return account(promotional ? AccountKind.PROMOTION_COST : whenPaidFor);
  }
}
