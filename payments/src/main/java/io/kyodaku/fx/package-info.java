/**
 * At which rates what is owed in one currency is paid in another: entered by operators, each with
 * its source and day, as fractions of integers. It keeps the invariant that a rate, once entered,
 * never changes, and that none is far from what was known before. It must not know what is paid.
 */
@NullMarked
package io.kyodaku.fx;

import org.jspecify.annotations.NullMarked;
