package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;

/** What operators see of where somebody is paid. */
@Dependent
public class PayeePayoutAccounts {

  private final Transactions transactions;

  @Inject
  public PayeePayoutAccounts(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  public List<PayoutAccount> of(Payee payee) {
    return transactions.run(connection -> PayoutAccounts.all(connection, payee));
  }
}
