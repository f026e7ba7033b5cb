/**
 * Fan-friendly terms: what fans make for themselves is free, what they show to others costs little
 * and never more than a cap, and who earns from it pays the list fee or a multiple of it.
 *
 * <p>The invariant kept here: a personal usage costs nothing, a shared one never more than the list
 * fee nor than the cap, and fewer seconds never cost more. What fans owe besides money is not
 * priced but ruled: it stands in the owner's policy. This package knows the plugin API alone.
 */
package io.kyodaku.plugins.fan;
