package io.kyodaku.payout;

import io.kyodaku.shared.Fault;

/** What can be wrong with what bounds payouts. */
enum PayoutFault implements Fault.Kind {
  PAYOUT_CURRENCY_UNKNOWN("is not a currency in which money is paid"),
  PAYOUT_AMOUNT_FORM("must be from 0 to {0}, in steps of {1}");

  private final String english;

  PayoutFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
