package io.kyodaku.stripe;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** The platform takes a pack off sale; orders of it go on. */
@Dependent
public class WithdrawingCreditPack {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public WithdrawingCreditPack(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** False when it was not on offer. */
  public boolean withdraw(UUID packId, Actor actor) {
    return transactions.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update credit_pack set active = false where id = ? and active")) {
            update.setObject(1, packId);
            if (update.executeUpdate() == 0) {
              return false;
            }
          }
          Audit.record(
              connection, actor, AuditAction.CREDIT_PACK_WITHDRAWN, null, packId, "", clock);
          return true;
        });
  }
}
