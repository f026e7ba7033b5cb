/**
 * The creator's pages: studio, credits, wallet, generations, links to generators. It keeps the
 * invariant that a page speaks for the creator who is signed in and for nobody else. It must not
 * decide or price anything itself.
 */
@NullMarked
package io.kyodaku.portal.creator;

import org.jspecify.annotations.NullMarked;
