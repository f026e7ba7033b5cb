/**
 * Connected accounts as Accounts v2 has them, recipients only: their capabilities, their onboarding
 * on a hosted page, their bank accounts.
 *
 * <p>Invariant: a capability is active only after onboarding was completed with a bank account, and
 * each change of its status is told by an event.
 *
 * <p>It must not know what money an account gets.
 */
@NullMarked
package io.kyodaku.standin.account;

import org.jspecify.annotations.NullMarked;
