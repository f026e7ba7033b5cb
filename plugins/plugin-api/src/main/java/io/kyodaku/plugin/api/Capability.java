package io.kyodaku.plugin.api;

/** What a plugin can offer; a contract picks one plugin for each. */
public enum Capability {
  /** {@link UsageTerms}: the licence fee of one usage. */
  USAGE_TERMS,
  /** {@link PeriodTerms}: lines of a period's statement. */
  PERIOD_TERMS,
  /** {@link PayoutSchedule}: periods, due dates and conditions to pay. */
  PAYOUT_SCHEDULE
}
