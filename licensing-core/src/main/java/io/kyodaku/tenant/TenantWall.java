package io.kyodaku.tenant;

import io.kyodaku.shared.TenantId;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * The one place that says for which tenant a transaction works: to PostgreSQL, whose row-level
 * security then hides every other tenant's rows, and to EclipseLink, which adds the tenant to every
 * statement. A use case without exactly one tenant among its parameters is a bug, and fails before
 * it touches a row.
 */
@Interceptor
@TenantScoped
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TenantWall {

  @Resource(lookup = "java:app/jdbc/tenant")
  private DataSource tenantRows;

  @PersistenceContext(unitName = "tenant")
  private EntityManager entities;

  @AroundInvoke
  Object bindTenant(InvocationContext call) throws Exception {
    List<TenantId> tenants =
        Arrays.stream(call.getParameters())
            .filter(TenantId.class::isInstance)
            .map(TenantId.class::cast)
            .toList();
    if (tenants.size() != 1) {
      throw new IllegalStateException(
          call.getMethod() + " must name exactly one tenant, but names " + tenants.size());
    }
    bindRows(tenants.getFirst());
    entities.setProperty("eclipselink.tenant-id", tenants.getFirst().value());
    return call.proceed();
  }

  /** Local to the transaction, so that a connection goes back to its pool without a tenant. */
  private void bindRows(TenantId tenant) throws SQLException {
    try (Connection connection = tenantRows.getConnection();
        PreparedStatement bind =
            connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
      bind.setString(1, tenant.value().toString());
      bind.execute();
    }
  }
}
