package io.kyodaku.stripe;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a tenant or generator is paid by one selling entity.
 *
 * <p>It is PENDING until its owner has told Stripe what Stripe must know, ACTIVE while Stripe lets
 * it receive and pay out, and RESTRICTED when Stripe, having looked, does not.
 *
 * @param stripeAccount the connected account; empty until Stripe has made it
 * @param reason what Stripe says stands in the way; empty when nothing does
 * @param manualPayouts whether it pays out only when told to, which we ask for before the first
 *     transfer
 * @param looks how often what Stripe says of it was recorded
 * @param takes the code of the only currency that its bank takes; empty where it takes what is
 *     stated
 */
public record PayoutAccount(
    UUID id,
    Payee payee,
    SellingEntity entity,
    Optional<String> stripeAccount,
    Status status,
    String reason,
    boolean manualPayouts,
    int looks,
    Optional<String> takes) {

  /** Whether it can be paid. */
  public enum Status {
    PENDING,
    ACTIVE,
    RESTRICTED;

    /** What a new state of Stripe's makes of it. */
    Status after(RecipientState.Standing standing) {
      return switch (standing) {
        case ACTIVE -> ACTIVE;
        case PENDING -> PENDING;
        case INFORMATION_NEEDED -> this == PENDING ? PENDING : RESTRICTED;
        case RESTRICTED -> RESTRICTED;
      };
    }
  }
}
