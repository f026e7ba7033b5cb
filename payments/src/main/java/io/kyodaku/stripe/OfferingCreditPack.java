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
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The platform puts a pack on offer. */
@Dependent
public class OfferingCreditPack {

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public OfferingCreditPack(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** False when there is one of that code; it stays as it is, since a pack never changes. */
  public boolean offer(CreditPack pack, Actor actor) {
    return transactions.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  insert into credit_pack (id, code, selling_entity, currency, price_minor, credit_micros, created_at,
                    tax_behaviour, tax_code)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                  on conflict (code) do nothing
                  """)) {
            insert.setObject(1, pack.id());
            insert.setString(2, pack.code());
            insert.setString(3, pack.entity().name());
            insert.setString(4, pack.price().currency().getCurrencyCode());
            insert.setLong(5, pack.priceMinor());
            insert.setLong(6, pack.creditMicros());
            insert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(8, pack.tax().name());
            insert.setString(9, pack.taxCode());
            if (insert.executeUpdate() == 0) {
              return false;
            }
          }
          Audit.record(
              connection,
              actor,
              AuditAction.CREDIT_PACK_OFFERED,
              null,
              pack.id(),
              pack.code(),
              clock);
          return true;
        });
  }
}
