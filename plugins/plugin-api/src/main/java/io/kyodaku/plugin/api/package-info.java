/**
 * What a plugin implements, and the facts it is given: interfaces, records and enums over {@code
 * java.base} alone.
 *
 * <p>A plugin is a set of pure functions. It decides what one usage costs ({@link
 * io.kyodaku.plugin.api.UsageTerms}), which lines a period's statement gains ({@link
 * io.kyodaku.plugin.api.PeriodTerms}) and when a tenant is paid ({@link
 * io.kyodaku.plugin.api.PayoutSchedule}). The contract decides the tenant's share and the bounds;
 * the host checks every answer against them.
 *
 * <p>The invariant kept here: the same input always has the same answer. Nothing in this package
 * reads a clock, holds state or knows a tenant, a creator, a database, a thread or a file. Money is
 * a {@code long} in micros (millionths of the major unit of its currency), rates are basis points
 * (10,000 is the whole).
 *
 * <p>Records given to a plugin may gain components and interfaces may gain default methods without
 * a new {@link io.kyodaku.plugin.api.KyodakuPlugin#API_VERSION}; anything else raises it.
 */
package io.kyodaku.plugin.api;
