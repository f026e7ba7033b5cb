/**
 * Long work that an operator starts at once and finds again: payouts that are sent, periods that
 * are closed, events that are replayed. It keeps the invariant that a run only says what belongs
 * together and who started it; how far it is is told by what it consists of. It must not know what
 * that is.
 */
@NullMarked
package io.kyodaku.run;

import org.jspecify.annotations.NullMarked;
