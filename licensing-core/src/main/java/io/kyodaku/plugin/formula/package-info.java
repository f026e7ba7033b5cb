/**
 * Formulas that rightsholders write themselves: what a usage costs, which lines a statement gains,
 * when a balance is paid, as expressions of the Common Expression Language (CEL).
 *
 * <p>A formula is text in a contract's settings. It is checked before a contract holds it: every
 * name and type, what it could cost at most, and what it answers for examples. It is compiled once
 * where it is used. What it answers goes through the plugin host like any plugin's answer.
 *
 * <p>The invariant kept here: the same facts always have the same answer, in whole numbers, after a
 * bounded number of steps. There are no decimals, no clock, no regular expressions and no values
 * without a type; what overflows, divides by nothing or reaches beyond a list is no answer.
 *
 * <p>This package alone sees the library. It must not know the host, contracts, tenants or pages.
 */
@NullMarked
package io.kyodaku.plugin.formula;

import org.jspecify.annotations.NullMarked;
