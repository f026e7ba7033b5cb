package io.kyodaku.stripe;

import java.util.Currency;

/** How tax stands to a pack's price. What tax it is, Stripe reckons from where the buyer is. */
public enum TaxBehaviour {
  /** Nobody is asked for tax. */
  NONE,
  /** It comes on top of the price, as buyers in the United States expect. */
  EXCLUSIVE,
  /** It is in the price, as consumer law wants it elsewhere. */
  INCLUSIVE;

  /** What buyers who think in this currency expect. */
  public static TaxBehaviour usual(Currency currency) {
    return currency.getCurrencyCode().equals("USD") ? EXCLUSIVE : INCLUSIVE;
  }
}
