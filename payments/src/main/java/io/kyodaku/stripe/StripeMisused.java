package io.kyodaku.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;

/**
 * Stripe does not know our key, forbids the call, or saw the same idempotency key with another
 * request: a bug or a wrong configuration, which no repetition mends. The message is for operators
 * and in our words: Stripe's own may quote a key.
 */
public final class StripeMisused extends RuntimeException {

  private static final long serialVersionUID = 1;

  StripeMisused(StripeException cause) {
    super(words(cause), cause);
  }

  private static String words(StripeException cause) {
    String what =
        switch (cause) {
          case PermissionException unused -> "Stripe forbids this to our key";
          case AuthenticationException unused -> "Stripe does not know our key";
          case IdempotencyException unused -> "Stripe saw this call's key with another request";
          default -> "Stripe can't use our request (" + cause.getClass().getSimpleName() + ")";
        };
    return cause.getRequestId() == null ? what : what + ", request " + cause.getRequestId();
  }
}
