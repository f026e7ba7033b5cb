/**
 * The threshold payout: statements close with the week, and are paid once enough has come together,
 * or once what is owed has waited long enough.
 *
 * <p>The invariant kept here: a balance that reaches the threshold is paid with its week, no
 * balance waits for more than the weeks that were agreed, and neither more money nor a longer wait
 * ever turns a yes into a no. This package knows the plugin API alone.
 */
package io.kyodaku.plugins.threshold;
