package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** All packs, also those that are not on offer, with how they sell: for operators. */
@Dependent
public class PackShelf {

  private static final int PACKS_AT_MOST = 500;
  private static final Duration LATELY = Duration.ofDays(30);

  private final Sql admin;
  private final StripeGateway gateway;
  private final Clock clock;

  @Inject
  public PackShelf(@DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway, Clock clock) {
    this.admin = new Sql(admin);
    this.gateway = gateway;
    this.clock = clock;
  }

  /** How a pack stands. */
  public enum Standing {
    OFFERED,
    /** On offer, but its company has no keys here: nobody can buy it. */
    NOT_SET_UP,
    WITHDRAWN
  }

  /**
   * @param sold orders of it that were paid in the last 30 days
   */
  public record Shelved(CreditPack pack, Standing standing, Instant createdAt, long sold) {}

  /** By company and currency; on offer before withdrawn, cheap before dear; 500 at most. */
  public List<Shelved> all() {
    return admin.list(
        """
        select p.*, (select count(*) from purchase_order o
          where o.pack_id = p.id and o.status = 'PAID' and o.status_at >= ?) as sold
        from credit_pack p order by selling_entity, currency, not active, price_minor, code limit
        """
            + PACKS_AT_MOST,
        row -> {
          CreditPack pack =
              new CreditPack(
                  row.getObject("id", UUID.class),
                  row.getString("code"),
                  SellingEntity.valueOf(row.getString("selling_entity")),
                  Money.ofMinor(
                      row.getLong("price_minor"), Currency.getInstance(row.getString("currency"))),
                  row.getLong("credit_micros"),
                  TaxBehaviour.valueOf(row.getString("tax_behaviour")),
                  row.getString("tax_code"));
          return new Shelved(
              pack,
              standing(row.getBoolean("active"), pack.entity()),
              Sql.instant(row, "created_at"),
              row.getLong("sold"));
        },
        clock.instant().minus(LATELY));
  }

  /** Whether packs of this company can be bought here. */
  public boolean isSetUp(SellingEntity entity) {
    return gateway.sellsAs(entity);
  }

  private Standing standing(boolean active, SellingEntity entity) {
    if (!active) {
      return Standing.WITHDRAWN;
    }
    return gateway.sellsAs(entity) ? Standing.OFFERED : Standing.NOT_SET_UP;
  }
}
