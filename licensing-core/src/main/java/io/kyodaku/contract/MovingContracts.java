package io.kyodaku.contract;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Goes to every contract that a date has come for; each in a transaction of its own. */
@Dependent
public class MovingContracts implements JobHandler {

  private static final Duration OFTEN = Duration.ofSeconds(10);
  private static final String DUE =
      """
      select contract_id from contract_version where status = 'AGREED' and effective_from <= ?
      union select contract_id from contract_notice where status = 'RUNNING' and ends_at <= ?
      union select contract_id from contract_notice where status = 'WINDING_DOWN' and wind_down_until <= ?
      limit 500
      """;

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public MovingContracts(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "contract-dates";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(OFTEN);
  }

  @Override
  public void run(String payload) {
    Instant now = clock.instant();
    List<UUID> due =
        admin.list(DUE, row -> row.getObject("contract_id", UUID.class), now, now, now);
    for (UUID contract : due) {
      boolean unused =
          transactions.run(
              connection -> {
                ContractDates.move(connection, contract, clock);
                return true;
              });
    }
  }
}
