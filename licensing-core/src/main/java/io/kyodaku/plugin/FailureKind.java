package io.kyodaku.plugin;

/** How a plugin can fail to answer. */
public enum FailureKind {
  /** This node has no jar of that hash. */
  UNKNOWN,
  /** An admin disabled the jar. */
  DISABLED,
  /** No admin made it available to this tenant, or one withdrew it. */
  NOT_AVAILABLE,
  /** It failed so often for this tenant that it is not asked for a while. */
  SUSPENDED,
  /** This server had no thread left for it, or is shutting down; the plugin did nothing wrong. */
  BUSY,
  /** The contract's configuration does not fit the plugin. */
  CONFIGURATION,
  /** It threw. */
  THREW,
  /** It answered null. */
  NULL,
  /** It did not answer in time. */
  SLOW,
  /** Two answers to one question differed. */
  INCONSISTENT,
  /** The answer was not in the currency asked for. */
  WRONG_CURRENCY,
  /** The answer left the bounds of the contract or of the API. */
  OUT_OF_BOUNDS;

  /** Whether this server could not ask it, which says nothing of the plugin. */
  public boolean isTheServers() {
    return this == BUSY || this == UNKNOWN;
  }
}
