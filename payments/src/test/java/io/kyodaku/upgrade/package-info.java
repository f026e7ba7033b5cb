/** Tests of trials of plugins' versions against the real tables. */
@NullMarked
package io.kyodaku.upgrade;

import org.jspecify.annotations.NullMarked;
