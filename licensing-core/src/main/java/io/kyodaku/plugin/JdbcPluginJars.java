package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** {@link PluginJars} in PostgreSQL, as the operator's role. */
@Dependent
class JdbcPluginJars implements PluginJars {

  private static final String COLUMNS =
      "p.hash, p.plugin_id, p.version, p.api_version, p.name, p.offers";
  private static final String IN_ORDER = " order by p.installed_at, p.hash";

  private final DataSource admin;
  private final Clock clock;

  @Inject
  JdbcPluginJars(@DatabaseRole(DatabaseRole.Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = admin;
    this.clock = clock;
  }

  @Override
  public void save(PluginInfo plugin, byte[] jar) {
    String sql =
        "insert into plugin_jar (hash, plugin_id, version, api_version, name, offers, bytes,"
            + " installed_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (hash) do nothing";
    inDatabase(
        sql,
        insert -> {
          insert.setString(1, plugin.hash());
          insert.setString(2, plugin.pluginId());
          insert.setString(3, plugin.version());
          insert.setInt(4, plugin.apiVersion());
          insert.setString(5, plugin.name());
          insert.setArray(6, names(insert.getConnection(), plugin.offers()));
          insert.setBytes(7, jar);
          insert.setObject(8, now());
          return insert.executeUpdate();
        });
  }

  @Override
  public Optional<byte[]> find(String hash) {
    return inDatabase(
        "select bytes from plugin_jar where hash = ?",
        select -> {
          select.setString(1, hash);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.<byte[]>empty();
          }
        });
  }

  @Override
  public List<StoredPlugin> list() {
    return inDatabase(
        "select " + COLUMNS + ", p.disabled_at is null from plugin_jar p" + IN_ORDER,
        select -> {
          List<StoredPlugin> found = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(new StoredPlugin(plugin(row), row.getBoolean(7)));
            }
          }
          return found;
        });
  }

  @Override
  public boolean setEnabled(String hash, boolean enabled) {
    String at = enabled ? "null" : "coalesce(disabled_at, ?)";
    return inDatabase(
        "update plugin_jar set disabled_at = " + at + " where hash = ?",
        update -> {
          if (!enabled) {
            update.setObject(1, now());
          }
          update.setString(enabled ? 1 : 2, hash);
          return update.executeUpdate() == 1;
        });
  }

  @Override
  public boolean makeAvailable(TenantId tenant, String hash, UUID by) {
    String sql =
        "insert into plugin_availability (tenant_id, plugin_hash, made_available_by, at) select ?,"
            + " hash, ?, ? from plugin_jar where hash = ? on conflict (tenant_id, plugin_hash) do"
            + " update set made_available_by = excluded.made_available_by, at = excluded.at,"
            + " withdrawn_by = null, withdrawn_at = null where plugin_availability.withdrawn_at is"
            + " not null";
    return inDatabase(
            sql,
            insert -> {
              insert.setObject(1, tenant.value());
              insert.setObject(2, by);
              insert.setObject(3, now());
              insert.setString(4, hash);
              return insert.executeUpdate() == 1;
            })
        || availability().getOrDefault(hash, Set.of()).contains(tenant);
  }

  @Override
  public boolean withdraw(TenantId tenant, String hash, UUID by) {
    String sql =
        "update plugin_availability set withdrawn_by = ?, withdrawn_at = ?"
            + " where tenant_id = ? and plugin_hash = ? and withdrawn_at is null";
    return inDatabase(
        sql,
        update -> {
          update.setObject(1, by);
          update.setObject(2, now());
          update.setObject(3, tenant.value());
          update.setString(4, hash);
          return update.executeUpdate() == 1;
        });
  }

  @Override
  public Map<String, Set<TenantId>> availability() {
    return inDatabase(
        "select plugin_hash, tenant_id from plugin_availability where withdrawn_at is null",
        select -> {
          Map<String, Set<TenantId>> tenants = new HashMap<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              tenants
                  .computeIfAbsent(row.getString(1), hash -> new HashSet<>())
                  .add(new TenantId(row.getObject(2, UUID.class)));
            }
          }
          return tenants;
        });
  }

  @Override
  public List<PluginInfo> listFor(TenantId tenant) {
    String sql =
        "select "
            + COLUMNS
            + " from plugin_jar p join plugin_availability a on a.plugin_hash = p.hash"
            + " where a.tenant_id = ? and a.withdrawn_at is null and p.disabled_at is null"
            + IN_ORDER;
    return inDatabase(
        sql,
        select -> {
          select.setObject(1, tenant.value());
          List<PluginInfo> found = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              found.add(plugin(row));
            }
          }
          return found;
        });
  }

  private static PluginInfo plugin(ResultSet row) throws SQLException {
    Set<Capability> offers = EnumSet.noneOf(Capability.class);
    for (Object name : (Object[]) row.getArray(6).getArray()) {
      offers.add(Capability.valueOf(String.valueOf(name)));
    }
    return new PluginInfo(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        offers);
  }

  private static Array names(Connection connection, Set<Capability> offers) throws SQLException {
    return connection.createArrayOf(
        "text", offers.stream().map(Capability::name).sorted().toArray());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private <T> T inDatabase(String sql, Work<T> work) {
    try (Connection connection = admin.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the plugins' tables can't be read or written", e);
    }
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
