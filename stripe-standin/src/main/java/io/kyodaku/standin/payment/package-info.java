/**
 * Money that comes in, and goes back: Checkout Sessions with their hosted page, payment intents,
 * charges, refunds, disputes.
 *
 * <p>Invariant: a session is paid by one charge at most, however often a button is pressed; refunds
 * and disputes never add up to more than their charge.
 *
 * <p>It must not know connected accounts.
 */
@NullMarked
package io.kyodaku.standin.payment;

import org.jspecify.annotations.NullMarked;
