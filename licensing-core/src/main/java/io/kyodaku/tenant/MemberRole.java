package io.kyodaku.tenant;

/** What a member may do for its tenant. Everybody sees the catalogue and the usage. */
public enum MemberRole {
  /** Everything, signing included. */
  OWNER,
  /** Works, characters, policies, approvals. */
  MANAGER,
  /** Statements, payouts, the payout account. */
  FINANCE,
  /** Looks on. */
  VIEWER;

  /** What is left of it when the tenant has closed: to look on, and to be paid. */
  public MemberRole afterClosing() {
    return mayManageMoney() ? FINANCE : VIEWER;
  }

  public boolean mayEditCatalog() {
    return this == OWNER || this == MANAGER;
  }

  /** Sign contracts, issue keys, have other members. */
  public boolean maySign() {
    return this == OWNER;
  }

  public boolean mayManageMoney() {
    return this == OWNER || this == FINANCE;
  }
}
