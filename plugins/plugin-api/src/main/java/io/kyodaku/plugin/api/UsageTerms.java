package io.kyodaku.plugin.api;

/**
 * What one usage of one asset costs. The plugin decides the fee, the contract the tenant's share of
 * it.
 *
 * <p>Called on the hot path when a usage is quoted, authorized and settled: it answers in
 * microseconds, and settling calls it again with the seconds that were really rendered. Only the
 * usage's own facts count; what needs totals is a line of the statement ({@link PeriodTerms}).
 */
@FunctionalInterface
public interface UsageTerms {

  /**
   * The licence fee in place of {@link UsageFacts#listFeeMicros}. The host accepts a fee in {@link
   * UsageFacts#currency}, from zero up to the contract's bound; anything else, null, an exception
   * or a late answer refuses the usage. Fewer seconds of an otherwise equal usage never cost more.
   */
  Fee fee(UsageFacts facts);
}
