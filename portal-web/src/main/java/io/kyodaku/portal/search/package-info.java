/**
 * One box that finds what its reader may see. It keeps the invariant that nobody learns from it
 * whether something exists that is another's. It must not know how things are found.
 */
@NullMarked
package io.kyodaku.portal.search;

import org.jspecify.annotations.NullMarked;
