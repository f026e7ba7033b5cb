package io.kyodaku.plugin;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What an operator does with plugins, each with its line in the audit trail. */
@Dependent
public class OperatingPlugins {

  private final PluginHost host;
  private final Sql admin;
  private final Clock clock;

  @Inject
  public OperatingPlugins(
      PluginHost host, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.host = host;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  public Installation install(UUID operator, byte[] jar) {
    Installation outcome = host.install(jar);
    if (outcome instanceof Installation.Installed installed) {
      PluginInfo plugin = installed.plugin();
      audit(
          operator,
          AuditAction.PLUGIN_INSTALLED,
          null,
          plugin.pluginId() + " " + plugin.version() + " " + plugin.hash());
    }
    return outcome;
  }

  /** Whether there is such a jar. */
  public boolean disable(UUID operator, String hash) {
    return audited(host.disable(hash), operator, AuditAction.PLUGIN_DISABLED, null, hash);
  }

  /** Whether there is such a jar. */
  public boolean enable(UUID operator, String hash) {
    return audited(host.enable(hash), operator, AuditAction.PLUGIN_ENABLED, null, hash);
  }

  /** What came of making a plugin available. */
  public enum MadeAvailable {
    DONE,
    /** There is no such jar. */
    UNKNOWN,
    /** The tenant's contracts name another version, which this one was not let in for. */
    NOT_LET_IN
  }

  /**
   * Lets a jar act for a tenant. Where its contracts name another version of the same plugin, an
   * operator must have seen what a trial came to and let this one in.
   */
  public MadeAvailable makeAvailable(UUID operator, TenantId tenant, String hash) {
    boolean untried =
        admin
            .first("select 1 from plugin_versions_untried(?, ?) limit 1", row -> true, tenant, hash)
            .isPresent();
    if (untried) {
      return MadeAvailable.NOT_LET_IN;
    }
    return audited(
            host.makeAvailable(tenant, hash, operator),
            operator,
            AuditAction.PLUGIN_MADE_AVAILABLE,
            tenant,
            hash)
        ? MadeAvailable.DONE
        : MadeAvailable.UNKNOWN;
  }

  /** Whether it was available. */
  public boolean withdraw(UUID operator, TenantId tenant, String hash) {
    return audited(
        host.withdraw(tenant, hash, operator),
        operator,
        AuditAction.PLUGIN_WITHDRAWN,
        tenant,
        hash);
  }

  private boolean audited(
      boolean done, UUID operator, AuditAction action, @Nullable TenantId tenant, String hash) {
    if (done) {
      audit(operator, action, tenant, hash);
    }
    return done;
  }

  private void audit(UUID operator, AuditAction action, @Nullable TenantId tenant, String detail) {
    admin.run(
        connection ->
            Audit.record(connection, Actor.account(operator), action, tenant, null, detail, clock));
  }
}
