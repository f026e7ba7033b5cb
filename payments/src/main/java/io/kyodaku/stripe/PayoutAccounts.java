package io.kyodaku.stripe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of payout accounts, in the caller's transaction. */
public final class PayoutAccounts {

  private static final int REASON_LENGTH = 1_000;

  private PayoutAccounts() {}

  public static Optional<PayoutAccount> of(Connection connection, Payee payee, SellingEntity entity)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from payout_account where payee_id = ? and selling_entity = ?")) {
      select.setObject(1, payee.id());
      select.setString(2, entity.name());
      return first(select);
    }
  }

  /** Every account of it; with the tenant role, of that tenant alone. */
  public static List<PayoutAccount> all(Connection connection, Payee payee) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from payout_account where payee_id = ? order by selling_entity")) {
      select.setObject(1, payee.id());
      try (ResultSet row = select.executeQuery()) {
        List<PayoutAccount> accounts = new ArrayList<>();
        while (row.next()) {
          accounts.add(read(row));
        }
        return List.copyOf(accounts);
      }
    }
  }

  /** From now on it pays out only when told to. */
  public static void markManual(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout_account set manual_payouts = true where id = ?")) {
      update.setObject(1, id);
      update.executeUpdate();
    }
  }

  static Optional<PayoutAccount> find(
      Connection connection, SellingEntity entity, String stripeAccount) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from payout_account where stripe_account = ? and selling_entity = ?")) {
      select.setString(1, stripeAccount);
      select.setString(2, entity.name());
      return first(select);
    }
  }

  static void insertIfMissing(Connection connection, PayoutAccount account, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into payout_account (id, tenant_id, generator_id, selling_entity, status, created_at, status_at, takes)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)) {
      insert.setObject(1, account.id());
      insert.setObject(2, account.payee().tenantColumn());
      insert.setObject(3, account.payee().generatorColumn());
      insert.setString(4, account.entity().name());
      insert.setString(5, account.status().name());
      insert.setObject(6, StripeEvents.at(now));
      insert.setObject(7, StripeEvents.at(now));
      insert.setString(8, account.takes().orElse(null));
      insert.execute();
    }
  }

  /** From now on it is paid in that, or in what is stated where that is empty. */
  static boolean setTakes(Connection connection, UUID id, Payee payee, Optional<String> currency)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout_account set takes = ? where id = ? and payee_id = ?")) {
      update.setString(1, currency.orElse(null));
      update.setObject(2, id);
      update.setObject(3, payee.id());
      return update.executeUpdate() == 1;
    }
  }

  static void setStripeAccount(Connection connection, UUID id, String stripeAccount)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update payout_account set stripe_account = ? where id = ?")) {
      update.setString(1, stripeAccount);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /**
   * Records what Stripe says.
   *
   * @param before the account as it was read before Stripe was asked
   * @return false when another look was recorded since, which may have seen more
   */
  static boolean setStatus(
      Connection connection, PayoutAccount before, RecipientState state, Instant now)
      throws SQLException {
    String reason = state.reason();
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout_account set status = ?, reason = ?, status_at = ?, looks = looks + 1"
                + " where id = ? and looks = ?")) {
      update.setString(1, before.status().after(state.standing()).name());
      update.setString(
          2, reason.length() > REASON_LENGTH ? reason.substring(0, REASON_LENGTH) : reason);
      update.setObject(3, StripeEvents.at(now));
      update.setObject(4, before.id());
      update.setInt(5, before.looks());
      return update.executeUpdate() == 1;
    }
  }

  private static Optional<PayoutAccount> first(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  private static PayoutAccount read(ResultSet row) throws SQLException {
    return new PayoutAccount(
        row.getObject("id", UUID.class),
        Payee.read(row),
        SellingEntity.valueOf(row.getString("selling_entity")),
        Optional.ofNullable(row.getString("stripe_account")),
        PayoutAccount.Status.valueOf(row.getString("status")),
        row.getString("reason"),
        row.getBoolean("manual_payouts"),
        row.getInt("looks"),
        Optional.ofNullable(row.getString("takes")));
  }
}
