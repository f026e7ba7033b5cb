package io.kyodaku.demo;

import io.kyodaku.contract.CountersigningContract;
import io.kyodaku.contract.CurrentContract;
import io.kyodaku.contract.DraftingContract;
import io.kyodaku.contract.PluginChoice;
import io.kyodaku.contract.SigningContract;
import io.kyodaku.plugin.InstalledPlugin;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/**
 * Concludes the demo's contracts: plugins made available, a draft, the owner's signature, the
 * operator's.
 */
@Dependent
class DemoContracts {

  @Inject private CurrentContract current;
  @Inject private PluginHost plugins;
  @Inject private OperatingPlugins operating;
  @Inject private DraftingContract drafting;
  @Inject private SigningContract signing;
  @Inject private CountersigningContract countersigning;

  void conclude(DemoFiles.Rightsholder wanted, DemoPeople.Owned owned, UUID admin) {
    TenantId tenant = owned.tenant().tenant();
    if (current.of(tenant).isPresent()) {
      return;
    }
    for (String pluginId : wanted.furtherPlugins()) {
      makeAvailable(pluginId, tenant, admin);
    }
    DraftingContract.Draft draft =
        new DraftingContract.Draft(
            wanted.contractPreset(),
            "en",
            choice(wanted.termsPlugin(), tenant, admin),
            choice(wanted.schedulePlugin(), tenant, admin));
    UUID version =
        switch (drafting.draft(tenant, draft)) {
          case DraftingContract.Drafted drafted -> signed(tenant, owned.owner(), drafted, wanted);
          // Signed in a start that was cut short.
          case DraftingContract.AwaitsCountersignature awaiting -> awaiting.versionId();
          case DraftingContract.NothingNew same -> same.versionId();
          case DraftingContract.Invalid invalid ->
              throw new IllegalStateException(
                  "the demo's contract of " + wanted.name() + ": " + invalid.errors());
        };
    DemoPeople.require(
        countersigning.countersign(admin, version) instanceof CountersigningContract.InForce,
        wanted.name());
  }

  private UUID signed(
      TenantId tenant,
      UUID owner,
      DraftingContract.Drafted drafted,
      DemoFiles.Rightsholder wanted) {
    SigningContract.Signature signature =
        new SigningContract.Signature(owner, "Rights of " + wanted.name(), drafted.documentHash());
    DemoPeople.require(
        signing.sign(tenant, drafted.versionId(), signature) instanceof SigningContract.Signed,
        wanted.name());
    return drafted.versionId();
  }

  private PluginChoice choice(String pluginId, TenantId tenant, UUID admin) {
    if (pluginId.isEmpty()) {
      return PluginChoice.STANDARD;
    }
    return new PluginChoice(makeAvailable(pluginId, tenant, admin), Map.of());
  }

  /** Gives the jar's hash. */
  private String makeAvailable(String pluginId, TenantId tenant, UUID admin) {
    InstalledPlugin plugin =
        plugins.installed().stream()
            .filter(installed -> installed.plugin().pluginId().equals(pluginId))
            .findFirst()
            .orElseThrow();
    DemoPeople.require(
        operating.makeAvailable(admin, tenant, plugin.plugin().hash())
            == OperatingPlugins.MadeAvailable.DONE,
        pluginId);
    return plugin.plugin().hash();
  }
}
