package io.kyodaku.payout;

import io.kyodaku.fx.Rate;
import io.kyodaku.shared.Money;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.SellingEntity;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement that is due and has no payout yet.
 *
 * @param readiness whether it can be paid now
 * @param reason what the operator said who holds it, or what Stripe says of the account, when that
 *     stands in the way; else empty
 * @param act by which another operator allowed it
 * @param exchange where its bank takes another currency and there is a rate
 */
public record DuePayout(
    UUID statementId,
    int statementNumber,
    Payee payee,
    String payeeName,
    SellingEntity entity,
    Money amount,
    LocalDate dueDate,
    Optional<String> stripeAccount,
    Readiness readiness,
    String reason,
    Optional<UUID> act,
    Optional<Exchange> exchange) {

  /**
   * To what it is to be converted.
   *
   * @param rateId the newest of the pair
   */
  public record Exchange(Currency to, UUID rateId, Rate rate, String source, LocalDate date) {}

  /** What a payout waits for. */
  public enum Readiness {
    READY,
    /** The payee has not begun to say where it is paid. */
    NO_ACCOUNT,
    /** The payee has not told Stripe enough. */
    ACCOUNT_PENDING,
    /** Stripe does not let the account be paid. */
    ACCOUNT_RESTRICTED,
    /** An operator suspended the payee. */
    TENANT_HELD,
    /** An operator holds its payouts. */
    PAYOUTS_HELD,
    /** This installation has no keys of the entity. */
    ENTITY_NOT_SET_UP,
    /** What is due to it together is too little to be sent. */
    BELOW_MINIMUM,
    /** Its bank takes another currency, and there is no rate. */
    FX_RATE_MISSING,
    /** The newest rate is too old. */
    FX_RATE_STALE
  }

  long amountMinor() {
    return amount.micros() / Money.microsPerMinor(amount.currency());
  }
}
