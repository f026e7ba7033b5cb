/**
 * Figures to look at: what was used and earned, by day. It keeps the invariant that a figure can be
 * made again from the rows that it adds up, which stay the record. It changes nothing else.
 */
@NullMarked
package io.kyodaku.insight;

import org.jspecify.annotations.NullMarked;
