package io.kyodaku.rule;

/** What is known of a creator's age. */
public enum AgeBand {
  UNKNOWN,
  UNDER_18,
  ADULT
}
