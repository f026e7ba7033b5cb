/**
 * Pages of everybody who is signed in: what one is told, and how. It keeps the invariant that a
 * person sees and changes only what is its own. It must not know how what is told has happened.
 */
@NullMarked
package io.kyodaku.portal.account;

import org.jspecify.annotations.NullMarked;
