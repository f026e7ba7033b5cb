/**
 * Creators' credits: lots with their cost, what is reserved of them, and the charging of
 * generations by natural batching. It keeps the invariants that a wallet's available and held
 * credits are never below zero, that a request has one effect however often it is sent, and that
 * all of a lot's cost is recognised when its last credit is gone. It must not know Stripe, REST or
 * how prices are made.
 */
@NullMarked
package io.kyodaku.wallet;

import org.jspecify.annotations.NullMarked;
