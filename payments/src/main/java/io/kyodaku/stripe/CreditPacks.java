package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The packs that can be bought here and now. */
@Dependent
public class CreditPacks {

  private static final int OFFERED_AT_MOST = 100;

  private final Transactions transactions;
  private final StripeGateway gateway;

  @Inject
  public CreditPacks(@DatabaseRole(Kind.ADMIN) DataSource admin, StripeGateway gateway) {
    this.transactions = new Transactions(admin);
    this.gateway = gateway;
  }

  /** By selling entity and price; only of entities that this installation has keys for. */
  public List<CreditPack> offered() {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      select * from credit_pack where active
                      order by selling_entity, currency, price_minor, code limit
                      """
                          + OFFERED_AT_MOST);
              ResultSet row = select.executeQuery()) {
            List<CreditPack> packs = new ArrayList<>();
            while (row.next()) {
              CreditPack pack = read(row);
              if (gateway.sellsAs(pack.entity())) {
                packs.add(pack);
              }
            }
            return List.copyOf(packs);
          }
        });
  }

  static Optional<CreditPack> active(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from credit_pack where id = ? and active")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static CreditPack read(ResultSet row) throws SQLException {
    return new CreditPack(
        row.getObject("id", UUID.class),
        row.getString("code"),
        SellingEntity.valueOf(row.getString("selling_entity")),
        Money.ofMinor(row.getLong("price_minor"), Currency.getInstance(row.getString("currency"))),
        row.getLong("credit_micros"),
        TaxBehaviour.valueOf(row.getString("tax_behaviour")),
        row.getString("tax_code"));
  }
}
