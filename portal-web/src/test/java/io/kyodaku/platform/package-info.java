/** Tests of what the rooms run on. */
@NullMarked
package io.kyodaku.platform;

import org.jspecify.annotations.NullMarked;
