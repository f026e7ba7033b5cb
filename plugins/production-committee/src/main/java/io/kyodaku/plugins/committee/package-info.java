/**
 * The production committee (製作委員会): several companies own what one tenant licenses. What a period
 * earned is divided among them, after the fee of the one that administers it.
 *
 * <p>The invariant kept here: the members' lines and the administrator's come to exactly what the
 * period earned, none is negative, and equal facts are divided equally. What the statement owes the
 * tenant is not changed. This package knows the plugin API alone.
 */
package io.kyodaku.plugins.committee;
