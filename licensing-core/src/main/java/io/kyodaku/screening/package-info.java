/**
 * Finds registered names in a text, in any script. Pure: an immutable index and a text go in,
 * matches come out. It keeps the invariant that offsets point into the text as it was sent. It must
 * not know who owns a name or what is allowed.
 */
@NullMarked
package io.kyodaku.screening;

import org.jspecify.annotations.NullMarked;
