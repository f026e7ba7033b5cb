package io.kyodaku.stripe;

import io.kyodaku.ledger.Taxed;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of orders. */
final class OrderRows {

  private OrderRows() {}

  static void insert(Connection connection, PurchaseOrder order, UUID packId) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into purchase_order (id, creator_id, pack_id, selling_entity, currency, price_minor, credit_micros,
              status, created_at, status_at, tax_behaviour, tax_code,
              expiry_months, expiry_less_days)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, order.id());
      insert.setObject(2, order.creatorId());
      insert.setObject(3, packId);
      insert.setString(4, order.entity().name());
      insert.setString(5, order.price().currency().getCurrencyCode());
      insert.setLong(6, order.priceMinor());
      insert.setLong(7, order.creditMicros());
      insert.setString(8, order.status().name());
      insert.setObject(9, StripeEvents.at(order.createdAt()));
      insert.setObject(10, StripeEvents.at(order.createdAt()));
      insert.setString(11, order.tax().name());
      insert.setString(12, order.taxCode());
      insert.setObject(13, order.expiry().map(CreditExpiry::months).orElse(null), Types.INTEGER);
      insert.setObject(14, order.expiry().map(CreditExpiry::lessDays).orElse(null), Types.INTEGER);
      insert.execute();
    }
  }

  /** The order, which nobody else changes until this transaction ends. */
  static Optional<PurchaseOrder> lock(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from purchase_order where id = ? for update")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  static void setPage(Connection connection, UUID id, CheckoutPage page) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update purchase_order set session_id = ?, session_url = ? where id = ?")) {
      update.setString(1, page.sessionId());
      update.setString(2, page.address().toString());
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  static void setSession(Connection connection, UUID id, String sessionId) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update purchase_order set session_id = ? where id = ? and session_id is null")) {
      update.setString(1, sessionId);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  static void setStatus(
      Connection connection,
      UUID id,
      PurchaseOrder.Status status,
      Optional<String> paymentIntent,
      Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update purchase_order set status = ?, status_at = ?, payment_intent = coalesce(payment_intent, ?)
            where id = ?
            """)) {
      update.setString(1, status.name());
      update.setObject(2, StripeEvents.at(now));
      update.setString(3, paymentIntent.orElse(null));
      update.setObject(4, id);
      update.executeUpdate();
    }
  }

  static void note(Connection connection, UUID id, String note) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update purchase_order set note = left(?, 1000) where id = ?")) {
      update.setString(1, note);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /** What was paid, by rate of tax. */
  static void setPaid(Connection connection, UUID id, CheckoutState session, List<TaxLine> taxes)
      throws SQLException {
    Sql.execute(
        connection,
        "update purchase_order set total_minor = ?, tax_minor = ?, buyer_country = ? where id = ?",
        session.amountMinor(),
        session.taxMinor(),
        session.country().filter(OrderRows::isCountry).orElse(null),
        id);
    int position = 0;
    for (TaxLine tax : taxes) {
      Sql.execute(
          connection,
          """
          insert into order_tax (order_id, position, name, country, rate_ppm, net_minor, tax_minor)
          values (?, ?, left(?, 100), ?, ?, ?, ?)
          """,
          id,
          position++,
          tax.name(),
          isCountry(tax.country()) ? tax.country() : null,
          tax.ratePpm(),
          tax.netMinor(),
          tax.taxMinor());
    }
  }

  private static boolean isCountry(String text) {
    return text.matches("[A-Z]{2}");
  }

  private static Taxed paid(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Taxed(
        Money.ofMinor(row.getLong("net_minor"), currency).micros(),
        Money.ofMinor(row.getLong("paid_minor") - row.getLong("net_minor"), currency).micros(),
        currency);
  }

  static PurchaseOrder read(ResultSet row) throws SQLException {
    PurchaseOrder.Status status = PurchaseOrder.Status.valueOf(row.getString("status"));
    return new PurchaseOrder(
        row.getObject("id", UUID.class),
        row.getObject("creator_id", UUID.class),
        SellingEntity.valueOf(row.getString("selling_entity")),
        Money.ofMinor(row.getLong("price_minor"), Currency.getInstance(row.getString("currency"))),
        row.getLong("credit_micros"),
        TaxBehaviour.valueOf(row.getString("tax_behaviour")),
        row.getString("tax_code"),
        status == PurchaseOrder.Status.PAID ? Optional.of(paid(row)) : Optional.empty(),
        row.getInt("expiry_months") == 0
            ? Optional.empty()
            : Optional.of(
                new CreditExpiry(row.getInt("expiry_months"), row.getInt("expiry_less_days"))),
        status,
        Optional.ofNullable(row.getString("session_id")),
        Optional.ofNullable(row.getString("session_url"))
            .filter(url -> status == PurchaseOrder.Status.OPEN)
            .map(URI::create),
        row.getString("note"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
