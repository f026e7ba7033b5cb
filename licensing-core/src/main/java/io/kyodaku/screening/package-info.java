/**
 * Finds registered names, and terms that owners block, in a text, in any script and however they
 * are written. Pure: an immutable index and a text go in, findings come out. It keeps the
 * invariants that offsets point into the text as it was sent, and that no text makes it work
 * without bound. It must not know what is allowed.
 */
@NullMarked
package io.kyodaku.screening;

import org.jspecify.annotations.NullMarked;
