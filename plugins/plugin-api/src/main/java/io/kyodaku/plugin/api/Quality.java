package io.kyodaku.plugin.api;

/** The quality in which the generator renders. */
public enum Quality {
  /** The generator's usual quality. */
  STANDARD,
  /** The generator's best quality. */
  PREMIUM
}
