/**
 * The pictures of the catalogue: uploaded ones, and drawn ones for what has none. It keeps the
 * invariants that nothing which somebody uploaded reaches a browser unchanged, and that it is for
 * everybody only while its asset can be licensed. It must not know how pages look.
 */
@NullMarked
package io.kyodaku.portal.art;

import org.jspecify.annotations.NullMarked;
