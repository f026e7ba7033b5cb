/**
 * The pictures of the catalogue: uploaded ones, and drawn ones for what has none. It keeps the
 * invariant that nothing which somebody uploaded reaches a browser unchanged. It must not know who
 * looks.
 */
@NullMarked
package io.kyodaku.portal.art;

import org.jspecify.annotations.NullMarked;
