/**
 * Stripe's wire format: keys and accounts, form and JSON bodies, idempotency, errors, lists and
 * expansion, and the HTTP server that speaks it.
 *
 * <p>Invariant: one call is one transaction, and its stored idempotent answer is part of it. A
 * refusal is thrown, because it must undo the transaction that it ends; {@link
 * io.kyodaku.standin.wire.Api} is the one place that catches it.
 *
 * <p>It must not know what any resource does.
 */
@NullMarked
package io.kyodaku.standin.wire;

import org.jspecify.annotations.NullMarked;
