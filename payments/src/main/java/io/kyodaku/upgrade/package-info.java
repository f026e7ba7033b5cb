/**
 * New versions of plugins: tried beside the version that contracts name, on what was recorded, and
 * let in by an operator who saw the difference in money. It keeps the invariant that nothing takes
 * a contract over that was not tried, and that what came of a trial never changes. It must not know
 * how a fee is set or a statement closed, and moves no money.
 */
@NullMarked
package io.kyodaku.upgrade;

import org.jspecify.annotations.NullMarked;
