/**
 * Money that goes out: transfers to connected accounts and back, and payouts from an account to its
 * bank.
 *
 * <p>Invariant: no transfer and no payout takes more than there is, and each leaves a balance
 * transaction on every account that it touches.
 *
 * <p>It must not know where the money came from, beyond the charge that a transfer names.
 */
@NullMarked
package io.kyodaku.standin.payout;

import org.jspecify.annotations.NullMarked;
