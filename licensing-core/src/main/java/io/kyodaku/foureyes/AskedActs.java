package io.kyodaku.foureyes;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds what was asked for, for operators. */
@Dependent
public class AskedActs {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public AskedActs(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  public Optional<AskedAct> find(UUID id) {
    return transactions.run(connection -> AskedActRows.find(connection, id));
  }

  /** Those that wait first, then the newest; at most so many. */
  public List<AskedAct> latest(int atMost) {
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                AskedActRows.SELECT
                    + "order by (r.status = 'ASKED' and r.ends_at > ?) desc, r.asked_at desc, r.id"
                    + " desc limit ?",
                AskedActRows::read,
                clock.instant(),
                Math.clamp(atMost, 1, 100)));
  }
}
