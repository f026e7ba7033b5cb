/**
 * What operators look at: what waits for them, rightsholders with what they earned, and the one
 * usage at the end of every drill. It keeps the invariant that it reads and changes nothing. It
 * must not know pages, and no capability may need it.
 */
@NullMarked
package io.kyodaku.oversight;

import org.jspecify.annotations.NullMarked;
