package io.kyodaku.tenant;

import java.util.Currency;

/**
 * A currency that rightsholders are paid in, and the selling entity that pays in it: one Stripe
 * account per region.
 */
public enum SettlementCurrency {
  JPY("JP"),
  USD("US"),
  EUR("EU");

  private final String sellingEntity;

  SettlementCurrency(String sellingEntity) {
    this.sellingEntity = sellingEntity;
  }

  /** {@code JP}, {@code US} or {@code EU}. */
  public String sellingEntity() {
    return sellingEntity;
  }

  public Currency currency() {
    return Currency.getInstance(name());
  }
}
