package io.kyodaku.payout;

import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeGateway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tenant or generator can be paid: asked when a payout is planned, and again in the
 * transaction that commits us to sending it, because days may lie between.
 */
final class PayoutStanding {

  /** A tenant that has closed still gets what it has earned. */
  private static final Set<String> PAID = Set.of("VERIFIED", "CLOSED");

  private final StripeGateway gateway;

  PayoutStanding(StripeGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * @param payeeStatus as of a tenant; a generator is VERIFIED or SUSPENDED
   * @param held whether an operator holds its payouts
   * @param account the account's status; null when there is none
   */
  Readiness of(SellingEntity entity, String payeeStatus, boolean held, @Nullable String account) {
    if (!PAID.contains(payeeStatus)) {
      return Readiness.TENANT_HELD;
    }
    if (held) {
      return Readiness.PAYOUTS_HELD;
    }
    if (!gateway.sellsAs(entity)) {
      return Readiness.ENTITY_NOT_SET_UP;
    }
    if (account == null) {
      return Readiness.NO_ACCOUNT;
    }
    return switch (PayoutAccount.Status.valueOf(account)) {
      case ACTIVE -> Readiness.READY;
      case PENDING -> Readiness.ACCOUNT_PENDING;
      case RESTRICTED -> Readiness.ACCOUNT_RESTRICTED;
    };
  }

  /** Why nothing may be sent for it now; empty when it may. */
  Optional<Readiness> holds(Connection connection, Payout payout) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select p.status, a.status as account_status,
              exists (select from payout_hold h where h.payee_id = p.id and h.released_at is null) as held
            from (
              select id, status from tenant where id = ?
              union all
              select id, case when disabled_at is null then 'VERIFIED' else 'SUSPENDED' end from generator where id = ?) p
            left join payout_account a on a.payee_id = p.id and a.selling_entity = ? and a.stripe_account = ?
            """)) {
      select.setObject(1, payout.payee().tenantColumn());
      select.setObject(2, payout.payee().generatorColumn());
      select.setString(3, payout.entity().name());
      select.setString(4, payout.stripeAccount());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("nobody is " + payout.payee());
        }
        Readiness now =
            of(
                payout.entity(),
                row.getString("status"),
                row.getBoolean("held"),
                row.getString("account_status"));
        return Optional.of(now).filter(readiness -> readiness != Readiness.READY);
      }
    }
  }
}
