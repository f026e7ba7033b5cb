package io.kyodaku.ledger;

import io.kyodaku.shared.Fault;

/** What can be wrong with what operators say of the books. */
enum LedgerFault implements Fault.Kind {
  PAR_OUT_OF_BOUNDS("must be between {0} and {1}: more takes more than one step");

  private final String english;

  LedgerFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
