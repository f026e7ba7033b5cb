/**
 * What a month of compute adds up to: what each generator earned of the usages that it rendered, by
 * version of its rate card, what was carried, and what is to be paid when. It keeps the invariants
 * that what was owed for a usage is on exactly one statement of its books, that a closed statement
 * never changes, and that what is rounded off is carried. What goes back to a creator afterwards is
 * the platform's cost and never changes it. It must not know how money is sent, nor Stripe.
 */
@NullMarked
package io.kyodaku.generatorpay;

import org.jspecify.annotations.NullMarked;
