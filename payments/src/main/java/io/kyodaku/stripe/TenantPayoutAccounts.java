package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;

/** What operators see of where a tenant is paid. */
@Dependent
public class TenantPayoutAccounts {

  private final Transactions transactions;

  @Inject
  public TenantPayoutAccounts(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  public List<PayoutAccount> of(TenantId tenant) {
    return transactions.run(connection -> PayoutAccounts.ofTenant(connection, tenant));
  }
}
