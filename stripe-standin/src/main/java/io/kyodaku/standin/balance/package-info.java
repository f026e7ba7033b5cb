/**
 * The money of each account: balance transactions, the balance that they add up to, and top-ups.
 *
 * <p>Invariant: a balance is never stored, only summed from balance transactions, and these are
 * never changed.
 *
 * <p>It must not know why money moves.
 */
@NullMarked
package io.kyodaku.standin.balance;

import org.jspecify.annotations.NullMarked;
