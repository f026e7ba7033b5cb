/**
 * The socket: reads requests within bounds, hands them to the API or to the hosted pages, and
 * writes what they answer.
 *
 * <p>Invariant: it listens on the loopback address only, and no answer carries a stack trace.
 *
 * <p>It must not know what is asked.
 */
@NullMarked
package io.kyodaku.standin.http;

import org.jspecify.annotations.NullMarked;
