package io.kyodaku.payout;

import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.Payee;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What a tenant sees of its payouts. */
@Dependent
public class OwnPayouts {

  private final DataSource own;

  @Inject
  public OwnPayouts(@DatabaseRole(Kind.TENANT) DataSource own) {
    this.own = own;
  }

  /** The newest first; pages count from 0. */
  @TenantScoped
  public List<Payout> list(TenantId tenant, int page, int size) {
    try (Connection connection = own.getConnection()) {
      return Payouts.list(connection, Optional.of(Payee.of(tenant)), page, size);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Another tenant's is not found. */
  @TenantScoped
  public Optional<Payout> find(TenantId tenant, UUID id) {
    try (Connection connection = own.getConnection()) {
      return PayoutRows.find(connection, id)
          .filter(payout -> payout.payee().equals(Payee.of(tenant)));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** By statement; those without one are left out. */
  @TenantScoped
  public Map<UUID, Payout> ofStatements(TenantId tenant, Set<UUID> statementIds) {
    try (Connection connection = own.getConnection()) {
      return PayoutRows.ofStatements(connection, tenant, statementIds).stream()
          .collect(Collectors.toUnmodifiableMap(Payout::statementId, Function.identity()));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Why and since when it is sent nothing for now; empty when nobody holds its payouts. */
  @TenantScoped
  public Optional<PayoutHold> held(TenantId tenant) {
    try (Connection connection = own.getConnection()) {
      return Sql.list(
              connection,
              "select reason, held_at from payout_hold where tenant_id = ? and released_at is null",
              row ->
                  new PayoutHold(
                      row.getString("reason"),
                      "",
                      Sql.instant(row, "held_at"),
                      Optional.empty(),
                      Optional.empty()),
              tenant)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
