package io.kyodaku.decision;

import static io.kyodaku.decision.TestCatalogue.claim;
import static io.kyodaku.decision.TestCatalogue.contract;
import static io.kyodaku.decision.TestCatalogue.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.InMemoryPluginJars;
import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A real plugin jar prices a decision. */
class PluginFeesTest {

  private final PluginHost plugins = new PluginHost(new InMemoryPluginJars(), TestCatalogue.CLOCK);
  private final String hash = installed();
  private final TestCatalogue catalogue = new TestCatalogue();
  private final UUID generator = catalogue.generator();
  private final TenantFacts tenant = tenant(true, false, contract("JPY", 7_000, hash));
  private final UUID asset = catalogue.asset("Momotaro", claim(tenant, PolicyPreset.OPEN));
  private final Deciding deciding = catalogue.deciding(new PluginFees(plugins));

  @Test
  void theFeeIsThePluginsWhereAnAdminMadeItAvailable() {
    assertThat(decided()).isEqualTo("refused");
    plugins.makeAvailable(new TenantId(tenant.id()), hash, Ids.next());
    Decision decision = deciding.decide(Usages.of(List.of(asset), Use.SHARED), generator);
    assertThat(DecidingTest.price(decision).licenses().getFirst().feeMicros()).isEqualTo(5_000_000);
  }

  @Test
  void aDisabledPluginRefuses() {
    plugins.makeAvailable(new TenantId(tenant.id()), hash, Ids.next());
    assertThat(decided()).isEqualTo("granted");
    plugins.disable(hash);
    assertThat(decided()).isEqualTo("refused");
    plugins.enable(hash);
    assertThat(decided()).isEqualTo("granted");
  }

  @Test
  void aFeeBeyondTheContractsBoundRefuses() {
    plugins.makeAvailable(new TenantId(tenant.id()), hash, Ids.next());
    UUID cheap = catalogue.asset("Kaguya", claim(tenant, "*", 10_000, 100_000, PolicyPreset.OPEN));
    assertThat(
            DecidingTest.kind(
                catalogue
                    .deciding(new PluginFees(plugins))
                    .decide(Usages.of(List.of(cheap), Use.SHARED), generator)))
        .isEqualTo("refused");
  }

  private String decided() {
    return DecidingTest.kind(deciding.decide(Usages.of(List.of(asset), Use.SHARED), generator));
  }

  private String installed() {
    return ((Installation.Installed) plugins.install(SamplePlugins.flatFee())).plugin().hash();
  }
}
