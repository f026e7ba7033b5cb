/**
 * New versions of plugins: tried beside the version that contracts have, on what was recorded, let
 * in by an operator who saw the difference in money, put in the old one's place from a period's
 * beginning on, and rolled back. It keeps the invariants that nothing takes a contract over that
 * was not tried for it, nor without its owner's yes where the trial shows a difference, and that
 * what came of a trial never changes. It must not know how a fee is set or a statement closed, and
 * moves no money.
 */
@NullMarked
package io.kyodaku.upgrade;

import org.jspecify.annotations.NullMarked;
