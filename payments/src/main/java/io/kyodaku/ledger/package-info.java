/**
 * Double entry: the chart of accounts, transfers from one debit account to one credit account, and
 * the pure functions that say which transfers a business event makes. It keeps the invariant that
 * in each ledger, and in each selling entity's books of it, debits equal credits; transfers are
 * only ever added. It must not know HTTP, Stripe, or how lots are chosen.
 */
@NullMarked
package io.kyodaku.ledger;

import org.jspecify.annotations.NullMarked;
