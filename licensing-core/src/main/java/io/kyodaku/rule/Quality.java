package io.kyodaku.rule;

/** The two grades that a generator's rate card prices. */
public enum Quality {
  STANDARD,
  PREMIUM
}
