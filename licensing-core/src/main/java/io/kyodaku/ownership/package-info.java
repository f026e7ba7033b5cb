/**
 * Who owns how much of an asset where, and what happens when that adds up to more than there is: an
 * assertion that an operator admits, a conflict with its clocks, and its settlement. It keeps the
 * invariant that no share is above the whole without an open conflict, and that a conflict is
 * settled once. It must not know what a conflict holds in money: that is released by what it
 * awards.
 */
@NullMarked
package io.kyodaku.ownership;

import org.jspecify.annotations.NullMarked;
