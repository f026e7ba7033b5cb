package io.kyodaku.payout;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;

/** What bounds payouts, for operators. */
@Dependent
public class PayoutRules {

  private final Transactions transactions;

  @Inject
  public PayoutRules(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /** One for each currency in which money is paid. */
  public List<PayoutRule> all() {
    return transactions.run(
        connection -> {
          List<PayoutRule> rules = new ArrayList<>();
          for (Currency currency : PayoutRule.CURRENCIES) {
            rules.add(PayoutRule.of(connection, currency));
          }
          return List.copyOf(rules);
        });
  }
}
