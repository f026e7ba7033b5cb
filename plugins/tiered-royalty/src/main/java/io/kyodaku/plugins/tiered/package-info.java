/**
 * The tiered royalty: the tenant's share grows with a period's volume, a minimum is guaranteed, and
 * an advance is earned back.
 *
 * <p>The usages of a period have earned the contract's share already. When the period closes, the
 * part of its volume above each threshold earns that tier's share instead; the difference comes as
 * lines of type {@code TIER}. A part of what was earned then earns back an open advance ({@code
 * RECOUPMENT}), and what is missing to a minimum is added ({@code GUARANTEE}).
 *
 * <p>The invariant kept here: the tiers' lines add up to the difference rounded down to a micro and
 * none is negative; no more is earned back than is open and than the usages earned; guarantees lift
 * what was earned to the minimum and never beyond. This package knows the plugin API alone.
 */
package io.kyodaku.plugins.tiered;
