/**
 * The stand-in as a program and as a class for tests: reads the options, opens the data directory,
 * wires the resources together and serves them on the loopback address.
 *
 * <p>Invariant: when it says that it listens, everything that an earlier run acknowledged is there
 * again.
 *
 * <p>It must not know the product: it is told where to send events, and nothing else.
 */
@NullMarked
package io.kyodaku.standin;

import org.jspecify.annotations.NullMarked;
