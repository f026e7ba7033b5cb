package io.kyodaku.contract;

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

/** An operator withdraws the platform's notice before its date. */
@Dependent
public class TakingBackNotice {

  private final Sql admin;
  private final Clock clock;

  @Inject
  TakingBackNotice(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public NoticeOutcome takeBack(UUID operator, TenantId tenant) {
    return admin.result(
        connection ->
            WithdrawingNotice.withdraw(connection, tenant, Side.PLATFORM, operator, clock));
  }
}
