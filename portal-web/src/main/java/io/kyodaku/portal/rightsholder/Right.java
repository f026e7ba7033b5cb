package io.kyodaku.portal.rightsholder;

import io.kyodaku.tenant.MemberRole;

/** What an action on a rightsholder's page takes. */
enum Right {
  /** Works, characters, policies, approvals. */
  CATALOG,
  /** The payout account. */
  MONEY,
  /** Contracts and keys. */
  SIGNING;

  boolean isOf(MemberRole role) {
    return switch (this) {
      case CATALOG -> role.mayEditCatalog();
      case MONEY -> role.mayManageMoney();
      case SIGNING -> role.maySign();
    };
  }
}
