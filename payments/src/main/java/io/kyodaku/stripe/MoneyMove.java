package io.kyodaku.stripe;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A payout of ours on one of its two legs: the transfer to the connected account, or the account's
 * payout to its bank.
 *
 * @param account the connected account at Stripe
 * @param payoutId ours; it travels with both legs, so that each can be found by it
 * @param attempt counts refusals: a refused key stays refused for a day, so that the next attempt
 *     needs another
 * @param amountMinor in minor units
 * @param text what the recipient reads
 */
public record MoneyMove(
    SellingEntity entity,
    String account,
    UUID payoutId,
    int attempt,
    long amountMinor,
    Currency currency,
    String text) {

  /** The name under which our payout's id travels with both legs. */
  public static final String PAYOUT_ID = "kyodaku_payout";

  /** Whether a transfer moves what is asked for here. */
  public boolean isAsked(TransferState transfer) {
    return isAsked(transfer.amountMinor(), transfer.currency())
        && transfer.destination().equals(account);
  }

  /** Whether a payout to the bank, found on the account, is what is asked for here. */
  public boolean isAsked(BankPayout payout) {
    return isAsked(payout.amountMinor(), payout.currency())
        && payout.payoutId().filter(payoutId::equals).isPresent();
  }

  private boolean isAsked(long minor, String code) {
    return minor == amountMinor && code.equals(currency.getCurrencyCode());
  }

  String key(String leg) {
    return leg + ":" + payoutId + ":" + attempt;
  }

  String lowerCurrency() {
    return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
  }

  Map<String, String> metadata() {
    return Map.of(PAYOUT_ID, payoutId.toString());
  }
}
