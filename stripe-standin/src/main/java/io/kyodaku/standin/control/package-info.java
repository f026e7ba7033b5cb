/**
 * What tests and demonstrations ask of the stand-in that Stripe itself would not do on demand:
 * disputes, faults, late and doubled events, payouts that fail.
 *
 * <p>Invariant: a control does what could have happened by itself, by the same code, and tells of
 * it by the same events.
 *
 * <p>It must not be needed by anything that runs in production.
 */
@NullMarked
package io.kyodaku.standin.control;

import org.jspecify.annotations.NullMarked;
