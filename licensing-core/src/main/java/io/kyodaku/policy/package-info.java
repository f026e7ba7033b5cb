/**
 * What owners allow, in their own words: a preset for a claim on an asset, for a work or for
 * everything they own. It keeps the invariant that each of these has at most one policy, and that
 * nothing but its owner changes it. It must not know how a decision is made, nor what an asset is
 * called.
 */
@NullMarked
package io.kyodaku.policy;

import org.jspecify.annotations.NullMarked;
