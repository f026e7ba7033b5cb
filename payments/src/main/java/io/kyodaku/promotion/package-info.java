/**
 * Credits that the platform gives: by an operator, with a reason, and day by day. It keeps one
 * invariant: what a company gives in a month is within the budget that was set for it, whoever
 * gives it. It must not know how credits are spent.
 */
@NullMarked
package io.kyodaku.promotion;

import org.jspecify.annotations.NullMarked;
