package io.kyodaku.stripe;

import io.kyodaku.ledger.Taxed;
import io.kyodaku.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A creator's order of a pack.
 *
 * <p>It is born OPEN and has one hosted page. Paid by card it becomes PAID; promised (a bank
 * transfer, a convenience store) it is WAITING, and then PAID or FAILED; left alone it is EXPIRED.
 * Credits come with PAID, once, and never with the buyer's return from the page. Money that comes
 * after all makes even a FAILED or EXPIRED order PAID.
 *
 * @param price of the pack; with tax on top where that is not in it
 * @param taxCode what kind of product it is, in Stripe's list
 * @param paid what was paid; empty until it is
 * @param expiry how long its credits last once they are paid; for ever where it is empty
 * @param page where it can be paid, while it is OPEN
 * @param note why Stripe did not take it, for operators; empty when it did
 */
public record PurchaseOrder(
    UUID id,
    UUID creatorId,
    SellingEntity entity,
    Money price,
    long creditMicros,
    TaxBehaviour tax,
    String taxCode,
    Optional<Taxed> paid,
    Optional<CreditExpiry> expiry,
    Status status,
    Optional<String> sessionId,
    Optional<URI> page,
    String note,
    Instant createdAt) {

  /** How far it is. */
  public enum Status {
    OPEN,
    WAITING,
    PAID,
    FAILED,
    EXPIRED
  }

  /** What was paid, with tax; before that, what the pack costs. */
  public Money total() {
    return paid.map(taxed -> new Money(taxed.grossMicros(), price.currency())).orElse(price);
  }

  long priceMinor() {
    return price.micros() / Money.microsPerMinor(price.currency());
  }
}
