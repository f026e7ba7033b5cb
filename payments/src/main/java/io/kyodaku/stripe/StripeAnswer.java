package io.kyodaku.stripe;

import java.util.function.Function;

/**
 * What came of a call to Stripe. That our key or our request is wrong is not among these: it is a
 * {@link StripeMisused}.
 *
 * @param <T> what Stripe answered
 */
public sealed interface StripeAnswer<T> {

  /** It acted, now or when the same key came before. */
  record Done<T>(T value) implements StripeAnswer<T> {}

  /**
   * It said no, and did nothing. The same idempotency key gives the same answer for a day: another
   * attempt needs another key.
   *
   * @param code Stripe's own, such as {@code balance_insufficient}
   * @param text for operators
   */
  record Refused<T>(String code, String text) implements StripeAnswer<T> {}

  /**
   * Nobody knows whether it acted: the network, an overload or an error of Stripe's. To be asked
   * again with the same key.
   */
  record Unclear<T>(String text) implements StripeAnswer<T> {}

  default <R> StripeAnswer<R> map(Function<T, R> change) {
    return switch (this) {
      case Done<T>(T value) -> new Done<>(change.apply(value));
      case Refused<T>(String code, String text) -> new Refused<>(code, text);
      case Unclear<T>(String text) -> new Unclear<>(text);
    };
  }
}
