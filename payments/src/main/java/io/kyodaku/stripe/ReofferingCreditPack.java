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

/** The platform puts a pack that it took off sale on offer again, as it was. */
@Dependent
public class ReofferingCreditPack {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ReofferingCreditPack(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** False when it is on offer, or there is none. */
  public boolean offer(UUID packId, Actor actor) {
    return transactions.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update credit_pack set active = true where id = ? and not active")) {
            update.setObject(1, packId);
            if (update.executeUpdate() == 0) {
              return false;
            }
          }
          Audit.record(
              connection, actor, AuditAction.CREDIT_PACK_OFFERED, null, packId, "again", clock);
          return true;
        });
  }
}
