package io.kyodaku.stripe;

import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is paid. In tables it has two columns, of which one is set.
 *
 * @param id of the tenant or generator
 */
public record Payee(Kind kind, UUID id) {

  /** What it is paid for. */
  public enum Kind {
    /** Royalties. */
    TENANT,
    /** Compute. */
    GENERATOR
  }

  public static Payee of(TenantId tenant) {
    return new Payee(Kind.TENANT, tenant.value());
  }

  public static Payee ofGenerator(UUID id) {
    return new Payee(Kind.GENERATOR, id);
  }

  /** From the columns {@code tenant_id} and {@code generator_id}. */
  public static Payee read(ResultSet row) throws SQLException {
    UUID generator = row.getObject("generator_id", UUID.class);
    return generator == null
        ? of(new TenantId(row.getObject("tenant_id", UUID.class)))
        : ofGenerator(generator);
  }

  public Optional<TenantId> tenant() {
    return kind == Kind.TENANT ? Optional.of(new TenantId(id)) : Optional.empty();
  }

  /** The column {@code tenant_id}. */
  public @Nullable UUID tenantColumn() {
    return kind == Kind.TENANT ? id : null;
  }

  /** The column {@code generator_id}. */
  public @Nullable UUID generatorColumn() {
    return kind == Kind.GENERATOR ? id : null;
  }

  public boolean isGenerator() {
    return kind == Kind.GENERATOR;
  }
}
