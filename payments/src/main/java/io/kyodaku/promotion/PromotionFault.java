package io.kyodaku.promotion;

import io.kyodaku.shared.Fault;

/** What can be wrong with credits that are to be given. */
public enum PromotionFault implements Fault.Kind {
  PROMOTION_SELLER_UNKNOWN("is none of the companies that sell"),
  PROMOTION_RECIPIENT_UNKNOWN("is no creator here"),
  PROMOTION_CREDITS_OUT_OF_BOUNDS("must be above 0 and at most {0}"),
  PROMOTION_BUDGET_OUT_OF_BOUNDS("must be from what is given already to {0}"),
  PROMOTION_OVER_BUDGET("is more than is left of this month''s budget: {0}"),
  PROMOTION_EXPIRY_OUT_OF_BOUNDS("must be a day from tomorrow to {0} days ahead"),
  PROMOTION_COUNTRY_UNKNOWN("names a country that is none: {0}"),
  PROMOTION_ZONE_UNKNOWN("is no time zone, such as Asia/Tokyo");

  private final String english;

  PromotionFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
