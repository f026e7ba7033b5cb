package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.time.Clock;
import javax.sql.DataSource;

/** A plugin host without a database, for tests of who uses plugins. Closed with its test. */
public final class TestPluginHost implements AutoCloseable {

  private final PluginHost host = new PluginHost(new InMemoryPluginJars(), Clock.systemUTC());

  /** One whose jars are kept in a database. */
  public static PluginHost on(DataSource admin, Clock clock) {
    return new PluginHost(new JdbcPluginJars(admin, clock), clock);
  }

  public PluginHost host() {
    return host;
  }

  /** Installs a jar and makes it available to a tenant; gives the jar's hash. */
  public String available(byte[] jar, TenantId tenant) {
    return Hosts.seated(host, jar, tenant).hash();
  }

  @Override
  public void close() {
    host.close();
  }
}
