/**
 * What of bought credits is unused on a day, and what Japan's Payment Services Act has an issuer do
 * about it. It keeps one invariant: a day's balance is rebuilt from transfers alone, so that the
 * same day always has the same. It must not know how credits are sold or spent.
 */
@NullMarked
package io.kyodaku.prepaid;

import org.jspecify.annotations.NullMarked;
