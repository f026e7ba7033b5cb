/**
 * Everything that is said to Stripe and heard from it: the one gateway, the inbox of events, credit
 * packs and their orders, payout accounts. It keeps two invariants: an event has one effect, in
 * whatever order and however often it comes; and an order gives its credits once, when Stripe says
 * that it was paid. Nothing of Stripe's library leaves this package. It must not know statements or
 * payouts: what they make of an event, they offer as a {@link io.kyodaku.stripe.StripeEffect}.
 */
@NullMarked
package io.kyodaku.stripe;

import org.jspecify.annotations.NullMarked;
