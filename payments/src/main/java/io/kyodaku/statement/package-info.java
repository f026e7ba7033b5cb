/**
 * What a period adds up to: the royalties that a tenant earned in it, what its contract's terms
 * plugin adds, what was carried, and what is to be paid when. It keeps the invariants that a closed
 * statement never changes, that every royalty is on exactly one, that periods touch, and that
 * rounding happens here once, with the remainder carried. It must not know how money is sent, nor
 * Stripe.
 */
@NullMarked
package io.kyodaku.statement;

import org.jspecify.annotations.NullMarked;
