package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds orders for those who made them, and for operators. */
@Dependent
public class PurchaseOrders {

  /** At most this many in one list. */
  public static final int PAGE_AT_MOST = 100;

  private final Transactions transactions;

  @Inject
  public PurchaseOrders(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /** Another creator's order is not found. */
  public Optional<PurchaseOrder> find(UUID creatorId, UUID orderId) {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select * from purchase_order where id = ? and creator_id = ?")) {
            select.setObject(1, orderId);
            select.setObject(2, creatorId);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(OrderRows.read(row)) : Optional.empty();
            }
          }
        });
  }

  /** For operators: whoever's it is. */
  public Optional<PurchaseOrder> find(UUID orderId) {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select * from purchase_order where id = ?")) {
            select.setObject(1, orderId);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(OrderRows.read(row)) : Optional.empty();
            }
          }
        });
  }

  /** A creator's own, newest first. */
  public List<PurchaseOrder> ofCreator(UUID creatorId, int atMost) {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select * from purchase_order where creator_id = ? order by created_at desc, id"
                      + " desc limit ?")) {
            select.setObject(1, creatorId);
            select.setInt(2, Math.min(atMost, PAGE_AT_MOST));
            return all(select);
          }
        });
  }

  /** Those that Stripe did not take, of everybody, newest first; for operators. */
  public List<PurchaseOrder> noted(int atMost) {
    return transactions.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select * from purchase_order where note <> '' order by created_at desc, id"
                      + " desc limit ?")) {
            select.setInt(1, Math.min(atMost, PAGE_AT_MOST));
            return all(select);
          }
        });
  }

  private static List<PurchaseOrder> all(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<PurchaseOrder> orders = new ArrayList<>();
      while (row.next()) {
        orders.add(OrderRows.read(row));
      }
      return List.copyOf(orders);
    }
  }
}
