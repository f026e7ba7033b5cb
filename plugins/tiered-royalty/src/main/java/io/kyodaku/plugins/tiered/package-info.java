/**
 * The tiered royalty: the tenant's share grows with a period's volume.
 *
 * <p>The usages of a period have earned the contract's share already. When the period closes, the
 * part of its volume above each threshold earns that tier's share instead; the difference comes as
 * lines of type {@code TIER}.
 *
 * <p>The invariant kept here: the lines add up to the difference rounded down to a micro, no line
 * is negative, and nothing but the period's own facts counts. This package knows the plugin API
 * alone.
 */
package io.kyodaku.plugins.tiered;
