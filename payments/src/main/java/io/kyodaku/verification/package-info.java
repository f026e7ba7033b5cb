/**
 * Proves the books from what is stored: every transfer, every lot, every royalty, every statement
 * and payout, and that all of it stands in the one log.
 *
 * <p>The invariant kept here: nothing is changed, and nothing is believed that can be added up or
 * hashed again. This package reads what others write; nobody needs it but whoever asks.
 */
@NullMarked
package io.kyodaku.verification;

import org.jspecify.annotations.NullMarked;
