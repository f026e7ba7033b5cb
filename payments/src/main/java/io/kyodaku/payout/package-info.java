/**
 * Sending tenants and generators what their statements say: planned by an operator, transferred to
 * the payee's connected account, paid out from there to its bank, and confirmed or returned by
 * events. It keeps the invariants that a statement is paid at most once, whatever crashes when, and
 * that what came back is owed again. It must not know what was earned with what.
 */
@NullMarked
package io.kyodaku.payout;

import org.jspecify.annotations.NullMarked;
