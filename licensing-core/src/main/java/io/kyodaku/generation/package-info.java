/**
 * One generation from its question to its settlement: authorized, approved, settled, voided; and
 * what proves it, from receipts to what is embedded in the rendering. It keeps the invariants that
 * an idempotency key has one effect, and that nothing is charged beyond what was held. It owns the
 * port to the money ({@link io.kyodaku.generation.Charges}) and must not know wallets, lots or
 * ledgers behind it.
 */
@NullMarked
package io.kyodaku.generation;

import org.jspecify.annotations.NullMarked;
