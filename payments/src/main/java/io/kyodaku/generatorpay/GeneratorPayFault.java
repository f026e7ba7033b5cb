package io.kyodaku.generatorpay;

import io.kyodaku.shared.Fault;

/** What can be wrong with how a generator is stated and paid. */
enum GeneratorPayFault implements Fault.Kind {
  MONTHS_ZONE_UNKNOWN("is not a time zone, such as Asia/Tokyo"),
  DUE_DAYS_FORM("must be a whole number from 0 to {0}"),
  ACCOUNT_CURRENCY_UNKNOWN("is not a currency in which money is paid");

  private final String english;

  GeneratorPayFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
