package io.kyodaku.contract;

import io.kyodaku.shared.Sql;
import io.kyodaku.tenant.MemberRole;
import java.util.UUID;

/** Who binds a rightsholder. */
final class Signers {

  private Signers() {}

  /** Of the tenant that the transaction is bound to. */
  static boolean maySign(Sql tenantRows, UUID account) {
    return tenantRows
        .first(
            "select role from member where account_id = ?",
            row -> MemberRole.valueOf(row.getString("role")),
            account)
        .filter(MemberRole::maySign)
        .isPresent();
  }
}
