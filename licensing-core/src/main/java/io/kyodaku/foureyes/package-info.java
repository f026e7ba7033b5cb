/**
 * Acts that one operator asks for and another allows, with a code of their own at the press. It
 * keeps the invariant that what was allowed was seen as it was asked for, by somebody else, once.
 * It must not know what the acts do.
 */
@NullMarked
package io.kyodaku.foureyes;

import org.jspecify.annotations.NullMarked;
