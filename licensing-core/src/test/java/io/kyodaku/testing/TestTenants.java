package io.kyodaku.testing;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rightsholders to test with, written straight into the tables. */
public final class TestTenants {

  private TestTenants() {}

  /** A verified organisation with a name of its own, settled in {@code currency}. */
  public static TenantId verified(TestDatabase database, String currency) {
    UUID id = Ids.next();
    String slug = "t" + id.toString().substring(14).replace("-", "");
    execute(
        database,
        "insert into tenant (id, slug, kind, name, country, language, currency, selling_entity,"
            + " status, created_at) values (?, ?, 'ORGANISATION', ?, 'JP', 'en', ?, 'JP',"
            + " 'VERIFIED', now())",
        id,
        slug,
        "Tenant " + slug,
        currency);
    return new TenantId(id);
  }

  /** A person with an account. */
  public static UUID account(TestDatabase database) {
    UUID id = Ids.next();
    execute(
        database,
        "insert into account (id, email, password_hash, name, language, created_at)"
            + " values (?, ?, 'none', 'Somebody', 'en', now())",
        id,
        id + "@test.example");
    return id;
  }

  /** A person who belongs to a tenant. */
  public static UUID member(TestDatabase database, TenantId tenant, String role) {
    UUID account = account(database);
    execute(
        database,
        "insert into member (tenant_id, account_id, role, since) values (?, ?, ?, now())",
        tenant.value(),
        account,
        role);
    return account;
  }

  /** A standard contract of the tenant, in force. */
  public static UUID inForce(TestDatabase database, TenantId tenant) {
    UUID contract = Ids.next();
    UUID version = Ids.next();
    execute(
        database,
        "insert into contract (id, tenant_id, created_at) values (?, ?, now())",
        contract,
        tenant.value());
    execute(
        database,
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, effective_from, created_at)"
            + " select ?, ?, id, 1, 'IN_FORCE', 'STANDARD', selling_entity, currency, 7000, 'LIST',"
            + " 'PLATFORM', 100000, 'en', '', repeat('0', 64), now(), now() from tenant where id ="
            + " ?",
        version,
        contract,
        tenant.value());
    return version;
  }

  /** The first column of the one row that a query gives, past every wall. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> @Nullable T value(TestDatabase database, String sql, Object... values) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no row: " + sql);
        }
        return (T) row.getObject(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Any statement, past every wall. */
  public static int execute(TestDatabase database, String sql, Object... values) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
