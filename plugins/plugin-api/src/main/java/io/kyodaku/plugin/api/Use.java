package io.kyodaku.plugin.api;

/** What the creator does with the result. */
public enum Use {
  /** Kept for oneself. */
  PERSONAL,
  /** Shown to others without earning from it. */
  SHARED,
  /** Shown to earn from it. */
  COMMERCIAL
}
