package io.kyodaku.tenant;

/** A rightsholder's standing. Only a verified one licenses anything and is paid. */
public enum TenantStatus {
  APPLIED,
  VERIFIED,
  REJECTED,
  SUSPENDED
}
