package io.kyodaku.stripe;

/**
 * A transfer as Stripe shows it.
 *
 * @param amountMinor in minor units
 * @param currency its code in capitals
 * @param destination the connected account
 */
public record TransferState(long amountMinor, String currency, String destination) {

  /** The transfer that an event of one shows. */
  public static TransferState of(StripeEvent event) {
    return EventPayload.parse(event.payload()).orElseThrow().transfer();
  }
}
