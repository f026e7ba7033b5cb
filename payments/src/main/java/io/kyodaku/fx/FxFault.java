package io.kyodaku.fx;

import io.kyodaku.shared.Fault;

/** What can be wrong with a rate. */
enum FxFault implements Fault.Kind {
  FX_CURRENCY_UNKNOWN("is not a currency in which money is paid"),
  FX_SAME_CURRENCY("is the currency that is converted"),
  FX_RATE_FORM("must be a number above 0 with at most 12 decimals, from 0.000001 to 1000000"),
  FX_RATE_FAR_OFF(
      "must be from {0} to {1}, half to double of what is known; look whether it is inverted"),
  FX_DATE_FORM("must be a day such as 2026-03-31, not after today"),
  FX_DAYS_FORM("must be a whole number from 0 to {0}"),
  FX_FILE_HEAD("must begin with the line {0}"),
  FX_FILE_ROW("must have {0} fields"),
  FX_FILE_LENGTH("has no rows or more than {0}");

  private final String english;

  FxFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
