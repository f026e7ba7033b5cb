package io.kyodaku.invoice;

import io.kyodaku.shared.Fault;

/** What can be wrong with what is said of a company that sells. */
public enum SellerFault implements Fault.Kind {
  SELLER_UNKNOWN("is none of the companies that sell"),
  SELLER_COUNTRY_FORM("must be a country of two capital letters");

  private final String english;

  SellerFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
