/**
 * Runs the plugins that tenants' contracts name: what a usage costs, which lines a statement gains,
 * when a tenant is paid.
 *
 * <p>A jar is known by its SHA-256 hash. Before its first class is loaded its bytecode is checked
 * against a short list of what a pure function needs; every loop and method in it is given a
 * tripwire, so that a call that lasts too long can be ended. In use, every answer is asked for
 * twice, compared and judged against the contract's bounds.
 *
 * <p>The invariant kept here: a plugin acts for its own tenant only, within the contract's bounds,
 * and only where an admin made it available. Wrong, slow or throwing, it fails closed, visibly, for
 * that tenant alone. What is not contained is the memory that a plugin allocates, and the time of a
 * core: a loop inside the JDK that a plugin starts and that never calls back can't be ended. Nobody
 * follows it there while it lasts, and how many threads it can take is fixed.
 *
 * <p>This package must not know policies, decisions, money's bookings, or which contract names
 * which plugin.
 */
@NullMarked
package io.kyodaku.plugin;

import org.jspecify.annotations.NullMarked;
