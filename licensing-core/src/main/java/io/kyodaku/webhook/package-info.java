/**
 * Telling generators what became of their authorizations: where they want to be told, and what was
 * and is to be told there. It keeps the invariant that what is told was written down in the
 * transaction in which it happened, and is sent signed, to public addresses alone. It must not know
 * what an authorization is beyond its id and state.
 */
@NullMarked
package io.kyodaku.webhook;

import org.jspecify.annotations.NullMarked;
