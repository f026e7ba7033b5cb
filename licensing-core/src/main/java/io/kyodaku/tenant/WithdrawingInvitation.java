package io.kyodaku.tenant;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes an invitation back; its link stops working. */
@Dependent
public class WithdrawingInvitation {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public WithdrawingInvitation(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** False where there is none of this tenant that is open. */
  @Transactional(rollbackOn = Exception.class)
  public boolean withdraw(UUID by, TenantId tenant, @Nullable UUID invitation) {
    int ended =
        admin.update(
            "update invitation set ended_at = ? where tenant_id = ? and id = ? and ended_at is"
                + " null",
            clock.instant(),
            tenant,
            invitation);
    if (ended == 1) {
      admin.run(
          connection ->
              Audit.record(
                  connection,
                  Actor.account(by),
                  AuditAction.INVITATION_WITHDRAWN,
                  tenant,
                  invitation,
                  "",
                  clock));
    }
    return ended == 1;
  }
}
