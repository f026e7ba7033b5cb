package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What a tenant sees of where it is paid. */
@Dependent
public class OwnPayoutAccounts {

  private final DataSource own;

  @Inject
  public OwnPayoutAccounts(@DatabaseRole(Kind.TENANT) DataSource own) {
    this.own = own;
  }

  @TenantScoped
  public List<PayoutAccount> list(TenantId tenant) {
    try (Connection connection = own.getConnection()) {
      return PayoutAccounts.all(connection, Payee.of(tenant));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
