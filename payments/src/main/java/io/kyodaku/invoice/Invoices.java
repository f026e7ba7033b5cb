package io.kyodaku.invoice;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds documents for those whom they were issued to, and for operators. */
@Dependent
public class Invoices {

  private static final int AT_MOST = 200;

  private static final String DOCUMENTS =
      """
      select i.*, c.number as corrected_number, c.issued_at as corrected_at from invoice i
      left join invoice c on c.order_id = i.order_id and c.kind = 'INVOICE' and i.kind <> 'INVOICE'
      """;

  private final Transactions transactions;

  @Inject
  public Invoices(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /** All of an order, the invoice first; for operators. */
  public List<Invoice> ofOrder(UUID orderId) {
    return transactions.run(
        connection ->
            read(connection, DOCUMENTS + "where i.order_id = ? order by i.number", orderId));
  }

  /** The same for its buyer; another's has none. */
  public List<Invoice> ofOrder(UUID creatorId, UUID orderId) {
    return ofOrder(orderId).stream().filter(one -> one.creatorId().equals(creatorId)).toList();
  }

  /** Whoever's it is; for operators. */
  public Optional<Invoice> find(UUID id) {
    return transactions.run(
        connection -> read(connection, DOCUMENTS + "where i.id = ?", id).stream().findFirst());
  }

  /** Another's is not found. */
  public Optional<Invoice> find(UUID creatorId, UUID id) {
    return find(id).filter(one -> one.creatorId().equals(creatorId));
  }

  private static List<Invoice> read(Connection connection, String sql, UUID id)
      throws SQLException {
    List<Invoice> found = Sql.list(connection, sql + " limit " + AT_MOST, Invoices::read, id);
    List<Invoice> whole = new ArrayList<>();
    for (Invoice one : found) {
      List<Invoice.Tax> taxes =
          Sql.list(
              connection,
              "select * from invoice_tax where invoice_id = ? order by position",
              row -> tax(row, one.net().currency()),
              one.id());
      whole.add(
          new Invoice(
              one.id(),
              one.kind(),
              one.number(),
              one.seller(),
              one.corrects(),
              one.orderId(),
              one.creatorId(),
              one.buyer(),
              one.creditMicros(),
              one.net(),
              one.tax(),
              taxes,
              one.issuedAt()));
    }
    return whole;
  }

  static Invoice.Tax tax(ResultSet row, Currency currency) throws SQLException {
    return new Invoice.Tax(
        row.getString("name"),
        row.getString("country"),
        row.getInt("rate_ppm"),
        Money.ofMinor(row.getLong("net_minor"), currency),
        Money.ofMinor(row.getLong("tax_minor"), currency));
  }

  private static Invoice read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    String entity = row.getString("selling_entity");
    Optional<Invoice.Corrected> corrects =
        row.getLong("corrected_number") == 0
            ? Optional.empty()
            : Optional.of(
                new Invoice.Corrected(
                    row.getLong("corrected_number"), Sql.instant(row, "corrected_at")));
    return new Invoice(
        row.getObject("id", UUID.class),
        Invoice.Kind.valueOf(row.getString("kind")),
        row.getLong("number"),
        new Seller(
            entity,
            row.getString("seller_name"),
            row.getString("seller_address"),
            row.getString("seller_country"),
            row.getString("seller_registration"),
            row.getString("seller_contact"),
            Seller.zoneOf(entity)),
        corrects,
        row.getObject("order_id", UUID.class),
        row.getObject("creator_id", UUID.class),
        new Invoice.Buyer(
            row.getString("buyer_name"),
            row.getString("buyer_email"),
            row.getString("buyer_country")),
        row.getLong("credit_micros"),
        Money.ofMinor(row.getLong("net_minor"), currency),
        Money.ofMinor(row.getLong("tax_minor"), currency),
        List.of(),
        Sql.instant(row, "issued_at"));
  }
}
