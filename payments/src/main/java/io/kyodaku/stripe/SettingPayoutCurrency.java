package io.kyodaku.stripe;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is paid says that its bank account takes one currency only. Payouts that are planned from
 * then on are converted to it; those that were planned stay as they are.
 */
@Dependent
public class SettingPayoutCurrency {

  /** The codes of what can be paid. */
  public static final List<String> CURRENCIES = List.of("JPY", "USD", "EUR");

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SettingPayoutCurrency(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * @param currency its code; nothing means whatever is stated
   * @return false where it is no currency that is paid, or not the payee's account
   */
  public boolean set(Actor actor, Payee payee, UUID account, @Nullable String currency) {
    Optional<String> takes = Optional.ofNullable(currency).filter(code -> !code.isBlank());
    if (takes.filter(code -> !CURRENCIES.contains(code)).isPresent()) {
      return false;
    }
    return transactions.run(
        connection -> {
          if (!PayoutAccounts.setTakes(connection, account, payee, takes)) {
            return false;
          }
          Audit.record(
              connection,
              actor,
              AuditAction.PAYOUT_CURRENCY_SET,
              payee.tenant().orElse(null),
              account,
              takes.orElse("as stated"),
              clock);
          return true;
        });
  }
}
