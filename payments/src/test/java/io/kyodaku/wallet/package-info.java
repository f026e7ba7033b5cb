/** Tests of credits and charging, on the real schema through the real roles. */
@NullMarked
package io.kyodaku.wallet;

import org.jspecify.annotations.NullMarked;
