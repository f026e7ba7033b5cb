package io.kyodaku.decision;

/** The two grades that a generator's rate card prices. */
public enum Quality {
  STANDARD,
  PREMIUM
}
