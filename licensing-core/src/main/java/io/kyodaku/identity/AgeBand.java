package io.kyodaku.identity;

/** What is known of a creator's age. */
public enum AgeBand {
  UNKNOWN,
  UNDER_18,
  ADULT
}
