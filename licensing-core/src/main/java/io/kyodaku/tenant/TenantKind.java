package io.kyodaku.tenant;

/** Who a rightsholder is. */
public enum TenantKind {
  ORGANISATION,
  PERSON
}
