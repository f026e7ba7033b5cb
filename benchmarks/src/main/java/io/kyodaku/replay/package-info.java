/**
 * Times replays; it is of the product's package because what a replay reads is seen there alone.
 */
@NullMarked
package io.kyodaku.replay;

import org.jspecify.annotations.NullMarked;
