/**
 * What owners license: works, assets, their names in every language, the claims on them with
 * territories and prices; typed in singly or imported from a file, found by creators, stopped at
 * any time. It keeps the invariant that a name is live with one owner unless an operator let a
 * second in. It must not know how decisions are made or what is paid.
 */
@NullMarked
package io.kyodaku.catalog;

import org.jspecify.annotations.NullMarked;
