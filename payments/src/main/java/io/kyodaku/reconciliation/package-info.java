/**
 * Compares each selling entity's books with its balance at Stripe. Stripe's balance transactions
 * are imported and never changed; what belongs together is one item, with what Stripe says on one
 * side and what is booked on {@code STRIPE_BALANCE} on the other.
 *
 * <p>Invariant: {@code STRIPE_BALANCE} is what Stripe's transactions add up to, and what is booked
 * here and not seen there yet. Money that is at Stripe and that nothing here explains stands on
 * {@code SUSPENSE}, named by its item, until it is explained; it is never revenue.
 *
 * <p>It must not know how purchases, refunds and payouts come about, only under which of Stripe's
 * ids they are booked.
 */
@NullMarked
package io.kyodaku.reconciliation;

import org.jspecify.annotations.NullMarked;
