package io.kyodaku.statement;

import io.kyodaku.shared.Fault;

/** What can be wrong with a correction of royalties. */
enum CorrectionFault implements Fault.Kind {
  CORRECTION_AMOUNT_FORM(
      "must be an amount other than 0, from -{0} to {0}, with up to six decimals"),
  CORRECTION_MORE_THAN_EARNED("takes more than was earned with the asset: {0}");

  private final String english;

  CorrectionFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
