package io.kyodaku.portal.admin;

import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.InstalledPlugin;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginFailure;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.RejectedPlugins;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantStatus;
import io.kyodaku.tenant.Tenants;
import io.kyodaku.upgrade.PluginsAtWork;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plugins: installed, made available to tenants, disabled; and how they failed last. */
@Named
@ViewScoped
public class PluginsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int JAR_BYTES_AT_MOST = 6_000_000;

  @Inject private transient PluginHost host;
  @Inject private transient OperatingPlugins operating;
  @Inject private transient RejectedPlugins rejections;
  @Inject private transient Tenants tenants;
  @Inject private transient PluginsAtWork atWork;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable Part jar;
  private @Nullable List<Row> all;
  private @Nullable List<Rejected> rejected;
  private @Nullable UUID tenant;

  /** A plugin as it stood when the page was opened: a row's button means this one. */
  public record Row(
      String hash,
      String pluginId,
      String version,
      String name,
      List<String> offers,
      boolean enabled,
      List<User> users)
      implements Serializable {}

  /**
   * A tenant that may use it.
   *
   * @param atWork whether its contract has this very version now
   */
  public record User(UUID id, String name, boolean atWork) implements Serializable {}

  public List<Row> getAll() {
    if (all == null) {
      Map<String, Set<UUID>> tenantsOf = atWork.tenants();
      all =
          new ArrayList<>(
              host.installed().stream()
                  .map(one -> row(one, tenantsOf.getOrDefault(one.plugin().hash(), Set.of())))
                  .toList());
    }
    return all;
  }

  private Row row(InstalledPlugin installed, Set<UUID> working) {
    PluginInfo plugin = installed.plugin();
    return new Row(
        plugin.hash(),
        plugin.pluginId(),
        plugin.version(),
        plugin.name(),
        new ArrayList<>(plugin.offers().stream().sorted().map(Enum::name).toList()),
        installed.enabled(),
        new ArrayList<>(
            installed.availableTo().stream()
                .map(tenants::find)
                .flatMap(Optional::stream)
                .map(
                    user ->
                        new User(
                            user.id().value(), user.name(), working.contains(user.id().value())))
                .sorted(Comparator.comparing(User::name).thenComparing(User::id))
                .toList()));
  }

  /** A jar from the inbox folder that was not let in. */
  public record Rejected(UUID id, String file, String reason, String text, Instant at)
      implements Serializable {

    private static Rejected of(RejectedPlugins.RejectedPlugin jar) {
      return new Rejected(jar.id(), jar.file(), jar.reason().name(), jar.text(), jar.at());
    }
  }

  public List<Rejected> getRejected() {
    if (rejected == null) {
      rejected = new ArrayList<>(rejections.unseen().stream().map(Rejected::of).toList());
    }
    return rejected;
  }

  public void see(UUID jarId) {
    going(rejections.see(operator(), jarId), "pluginSeen");
  }

  public List<Tenants.Listed> getTenants() {
    return tenants.list(TenantStatus.VERIFIED, 0);
  }

  public List<PluginFailure> getFailures() {
    return host.lastFailures();
  }

  public void install() throws IOException {
    if (jar == null) {
      errors.show("install", List.of(new FieldError("jar", errors.text("error.missing"))));
      return;
    }
    try (InputStream content = jar.getInputStream()) {
      switch (operating.install(operator(), content.readNBytes(JAR_BYTES_AT_MOST))) {
        case Installation.Installed installed -> Going.to("/admin/plugins?done=pluginInstalled");
        case Installation.Rejected rejected ->
            errors.show("install", List.of(new FieldError("jar", rejected.text())));
      }
    }
  }

  public void disable(String hash) {
    going(operating.disable(operator(), hash), "pluginDisabled");
  }

  public void enable(String hash) {
    going(operating.enable(operator(), hash), "pluginEnabled");
  }

  public void makeAvailable(String hash) {
    if (tenant == null) {
      errors.show("plugins", List.of(new FieldError("tenant", errors.text("error.missing"))));
      return;
    }
    switch (operating.makeAvailable(operator(), new TenantId(tenant), hash)) {
      case DONE -> going(true, "pluginAvailable");
      case UNKNOWN -> going(false, "pluginAvailable");
      case NOT_LET_IN -> Going.to("/admin/plugins?failed=pluginNotLetIn");
    }
  }

  public void withdraw(UUID from, String hash) {
    going(operating.withdraw(operator(), new TenantId(from), hash), "pluginWithdrawn");
  }

  private static void going(boolean done, String notice) {
    Going.to(done ? "/admin/plugins?done=" + notice : "/admin/plugins?failed=standsOtherwise");
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable Part getJar() {
    return jar;
  }

  public void setJar(@Nullable Part jar) {
    this.jar = jar;
  }

  public @Nullable UUID getTenant() {
    return tenant;
  }

  public void setTenant(@Nullable UUID tenant) {
    this.tenant = tenant;
  }
}
