/**
 * Money that goes back to who bought credits: refunds that are asked for here or made at Stripe,
 * and disputes. It keeps the invariants that what is recorded is what Stripe said when it was asked
 * last, in whatever order events come, that no more goes back than was paid, and that Stripe is
 * asked for each refund once. It must not know how credits are taken back: that is the wallet's,
 * which compares what is recorded here with its lots.
 */
@NullMarked
package io.kyodaku.moneyback;

import org.jspecify.annotations.NullMarked;
