package io.kyodaku.replay;

/** By what the usages of a replay are added up. */
public enum Split {
  /** All of them, as one. */
  ALL,
  /** What it was and what it would be, as {@code REFUSED>GRANTED}. */
  MOVE,
  /** The day, of UTC, on which it was asked. */
  DAY,
  /** An asset of the owner; a usage of several counts in each. */
  ASSET,
  /** A country where it was to be shown; a usage in several counts in each. */
  TERRITORY,
  USE,
  /** The rule or guard that decided, then and with the draft; empty where none spoke. */
  RULE
}
