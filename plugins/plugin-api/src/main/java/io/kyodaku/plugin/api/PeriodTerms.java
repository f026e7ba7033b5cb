package io.kyodaku.plugin.api;

import java.util.List;

/**
 * What a period's totals change: tiers, guarantees, recoupment of advances. The royalties of the
 * usages stand in the statement already; these lines come on top, or take off.
 */
@FunctionalInterface
public interface PeriodTerms {

  /** The most lines a plugin may add to one statement. */
  int MAX_LINES = 10_000;

  /**
   * The lines to add, in the order in which they shall be read; empty when there are none.
   *
   * <p>The host accepts lines of the types for which {@link LineType#fromPlugins} is true, in
   * {@link PeriodFacts#currency}, about assets of the facts, at most {@value #MAX_LINES} of them,
   * and within the contract's bounds: what is added for volume is at most the fees less the
   * royalties; guarantees at most what the contract promises in a calendar year (of the period's
   * first day); what is earned back at most the open advance; and all that is taken off at most the
   * royalties. Shares of members, where there are any, are not negative and add up to the royalties
   * and all other lines. Anything else, null, an exception or a late answer keeps the statement
   * open.
   */
  List<StatementLine> lines(PeriodFacts facts);
}
