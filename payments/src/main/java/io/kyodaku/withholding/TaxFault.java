package io.kyodaku.withholding;

import io.kyodaku.shared.Fault;

/** What can be wrong with what is said of a taxpayer, or of what is withheld. */
public enum TaxFault implements Fault.Kind {
  TAX_COUNTRY_FORM("must be a country of two capital letters"),
  TAX_RESIDENCE_FORM(
      "must be a country of two capital letters, * for all others, or ? for those of whom nothing"
          + " is confirmed"),
  TAX_DAY_FORM("must be a day from {0} to {1}"),
  TAX_EVIDENCE_MISSING("is missing: say which forms were handed in for the treaty"),
  TAX_PAYER_UNKNOWN("is none of the companies that pay"),
  TAX_RATE_FORM("must be from 0 to 100, with up to four decimals"),
  TAX_STEP_FORM("must be an amount from {0} to {1}, in steps of {0}"),
  TAX_STEP_HALF("goes with the other: an amount, and the rate of what is above it"),
  TAX_UNKNOWN_PAYEE(
      "does not go with payees of whom nothing is confirmed: they are taken for persons, without a"
          + " treaty"),
  TAX_MONTH_FORM("must be a month, as in 2026-03"),
  TAX_CURRENCY_UNKNOWN("is none in which a tax is withheld"),
  TAX_PAID_FORM("must be an amount from {0} to {1}, in steps of {0}"),
  TAX_NOTHING_OPEN("has nothing withheld that the tax office does not have");

  private final String english;

  TaxFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
