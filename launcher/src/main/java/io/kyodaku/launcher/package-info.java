/**
 * Starts, watches and stops everything that a Kyodaku installation runs: the embedded PostgreSQL
 * and the Stripe stand-in in demo mode, the migrations, and Payara Micro with the portal. It keeps
 * the invariant that what it started ends with it, and that a start that can't work says so in one
 * line. It must not know anything of licensing or money.
 */
@NullMarked
package io.kyodaku.launcher;

import org.jspecify.annotations.NullMarked;
