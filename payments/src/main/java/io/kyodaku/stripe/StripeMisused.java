package io.kyodaku.stripe;

/**
 * Stripe does not know our key, forbids the call, or saw the same idempotency key with another
 * request: a bug or a wrong configuration, which no repetition mends.
 */
public final class StripeMisused extends RuntimeException {

  private static final long serialVersionUID = 1;

  StripeMisused(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
