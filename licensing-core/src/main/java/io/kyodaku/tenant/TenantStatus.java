package io.kyodaku.tenant;

/**
 * A rightsholder's standing. Only a verified one licenses anything; it is paid, and so is what a
 * closed one has still to get.
 */
public enum TenantStatus {
  APPLIED,
  VERIFIED,
  REJECTED,
  SUSPENDED,
  /** For good. */
  CLOSED;

  /** Whether nothing more is to come of it: what it has stays to be read. */
  public boolean isOver() {
    return this == REJECTED || this == CLOSED;
  }
}
