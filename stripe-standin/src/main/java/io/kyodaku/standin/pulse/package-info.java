/**
 * What happens by itself: timers that fall due, and deliveries that leave, are tried again, or are
 * given up.
 *
 * <p>Invariant: what is due is in the store; a restart finds it there and goes on.
 *
 * <p>It must not know what a timer is for.
 */
@NullMarked
package io.kyodaku.standin.pulse;

import org.jspecify.annotations.NullMarked;
