/**
 * What is held of royalties while it is in dispute whose they are, and its way to who wins. It
 * keeps the invariant that nothing is released twice and no more than was held. It must not know
 * how a conflict is decided: it reads what was awarded.
 */
@NullMarked
package io.kyodaku.escrow;

import org.jspecify.annotations.NullMarked;
