/**
 * What owners allow: a preset, rules, guards and ceilings for a claim on an asset, for a work or
 * for everything they own, with every version and what came of two people's changes. It keeps the
 * invariant that each of these has at most one policy, that nothing but its owner changes it, and
 * that what is kept can be read again. It must not know how a decision is made.
 */
@NullMarked
package io.kyodaku.policy;

import org.jspecify.annotations.NullMarked;
