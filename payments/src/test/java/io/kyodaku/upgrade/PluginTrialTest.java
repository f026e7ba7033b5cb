package io.kyodaku.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kyodaku.decision.TestSnapshots;
import io.kyodaku.generation.Authorization;
import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.replay.TestPricing;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.TryingVersion;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.upgrade.PluginTrials.Standing;
import io.kyodaku.wallet.TwoOwners;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A new version of a plugin is tried on what was recorded before it may stand in for the old one.
 */
class PluginTrialTest {

  private final TwoOwners two = new TwoOwners();
  private final PluginHost host = TestPluginHost.on(two.world.database.admin(), two.world.clock);
  private final String pluginId = "tried-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
  private final UUID operator = TestTenants.account(two.world.database);
  private final TenantId owner = new TenantId(two.yen.tenant());
  private final PluginTrials trials = new PluginTrials(two.world.database.admin());
  private final TrialRows rows = new TrialRows(two.world.database.admin(), two.world.clock);
  private final OperatingPlugins operating =
      new OperatingPlugins(host, two.world.database.admin(), two.world.clock);
  private String before = "";

  /** The owner's contract names a version that asks the list fee, and two usages were settled. */
  @BeforeEach
  void live() {
    before = installed("1.0.0", "return new Fee(facts.listFeeMicros(), facts.currency());");
    two.world.execute(
        "set session_replication_role = replica; update contract_version set"
            + " terms_plugin = '%s', terms_hash = '%s', terms_config = '{}', status = 'IN_FORCE', effective_from = now() where tenant_id = '%s'"
                .formatted(pluginId, before, owner.value()));
    settled(4, 3);
    settled(5, 5);
    two.world.execute(
        "set session_replication_role = replica; update authorization_license set"
            + " terms_hash = '%s', terms_config = '{}' where tenant_id = '%s'"
                .formatted(before, owner.value()));
  }

  @AfterEach
  void stop() {
    two.close();
  }

  private void settled(int held, int seconds) {
    Authorization granted = two.granted(held);
    two.settle(granted, seconds);
  }

  private String installed(String version, String fee) {
    Installation outcome =
        host.install(PluginSource.named(pluginId).version(version).fee(fee).jar());
    assertThat(outcome).isInstanceOf(Installation.Installed.class);
    return ((Installation.Installed) outcome).plugin().hash();
  }

  private UUID tried(String after) {
    StartingPluginTrial.Outcome outcome =
        new StartingPluginTrial(host, two.world.database.admin(), two.world.clock)
            .start(operator, before, after);
    assertThat(outcome).isInstanceOf(StartingPluginTrial.Outcome.Started.class);
    UUID id = ((StartingPluginTrial.Outcome.Started) outcome).trial();
    boolean unused =
        TwoOwners.as(
            two.yen,
            (tenant, own) -> {
              new TryingPlugin(
                      rows,
                      host,
                      TestPricing.of(
                          own,
                          two.world.database.admin(),
                          TestSnapshots.loaded(two.world.database.reader()),
                          two.world.clock),
                      new TryingVersion(own))
                  .run(id.toString());
              return true;
            });
    return id;
  }

  private Standing standing(UUID id) {
    return trials.find(id).orElseThrow().standing();
  }

  @Test
  void theDifferenceInMoneyIsShownByTenantAndAssetAndNothingElseChanges() {
    long royalties = two.world.number("select count(*) from royalty");
    long transfers = two.world.number("select count(*) from transfer");
    String after =
        installed("2.0.0", "return new Fee(facts.listFeeMicros() / 2, facts.currency());");
    UUID id = tried(after);
    assertThat(standing(id)).isEqualTo(Standing.PASSED);
    assertThat(trials.tenants(id))
        .singleElement()
        .satisfies(
            tenant -> {
              assertThat(tenant.tenantId()).isEqualTo(owner.value());
              assertThat(tenant.usages()).isEqualTo(2);
            });
    // 3 yen a second, 8 seconds; 70 % of it.
    assertThat(trials.sums(id))
        .extracting(
            PluginTrials.Sum::kind,
            PluginTrials.Sum::cases,
            PluginTrials.Sum::changed,
            PluginTrials.Sum::wasMicros,
            PluginTrials.Sum::wouldMicros)
        .containsExactly(
            tuple(PluginTrials.SumKind.ROYALTIES, 2L, 2L, 16_800_000L, 8_400_000L),
            tuple(PluginTrials.SumKind.FEES, 2L, 2L, 24_000_000L, 12_000_000L));
    assertThat(two.world.number("select count(*) from royalty")).isEqualTo(royalties);
    assertThat(two.world.number("select count(*) from transfer")).isEqualTo(transfers);
  }

  @Test
  void aVersionThatSaysTheSameMakesNoDifference() {
    UUID id = tried(installed("1.0.1", "return new Fee(facts.listFeeMicros(), facts.currency());"));
    assertThat(trials.sums(id))
        .hasSize(2)
        .allSatisfy(sum -> assertThat(sum.differenceMicros()).isZero())
        .allSatisfy(sum -> assertThat(sum.changed()).isZero());
  }

  @Test
  void aVersionThatLeavesTheContractsBoundsIsNotLetInAndSuspendsNothing() {
    String after =
        installed("2.0.0", "return new Fee(2 * facts.listFeeMicros(), facts.currency());");
    UUID id = tried(after);
    assertThat(standing(id)).isEqualTo(Standing.FAULTY);
    assertThat(trials.faults(id))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.property()).isEqualTo(PluginTrials.Property.FEE);
              assertThat(fault.cases()).isEqualTo(2);
              assertThat(fault.example()).startsWith("OUT_OF_BOUNDS");
            });
    assertThat(letIn(id)).isEqualTo(LettingInPlugin.Outcome.FAULTY);
    assertThatThrownBy(
            () -> two.world.execute("insert into plugin_let_in values (?, ?, now())", id, operator))
        .hasMessageContaining("passed its trial");
    assertThat(host.isSuspended(owner, after)).isFalse();
    assertThat(host.lastFailures()).isEmpty();
  }

  @Test
  void onlyWhatWasLetInIsMadeAvailableToWhoseContractNamesTheOldOne() {
    String after =
        installed("2.0.0", "return new Fee(facts.listFeeMicros() / 2, facts.currency());");
    assertThat(operating.makeAvailable(operator, owner, after))
        .isEqualTo(OperatingPlugins.MadeAvailable.NOT_LET_IN);
    assertThatThrownBy(() -> host.makeAvailable(owner, after, operator))
        .rootCause()
        .hasMessageContaining("not let in");
    assertThat(operating.makeAvailable(operator, new TenantId(two.dollar.tenant()), after))
        .isEqualTo(OperatingPlugins.MadeAvailable.DONE);
    UUID id = tried(after);
    assertThat(operating.makeAvailable(operator, owner, after))
        .isEqualTo(OperatingPlugins.MadeAvailable.NOT_LET_IN);
    assertThat(letIn(id)).isEqualTo(LettingInPlugin.Outcome.LET_IN);
    assertThat(letIn(id)).isEqualTo(LettingInPlugin.Outcome.STANDS_OTHERWISE);
    assertThat(standing(id)).isEqualTo(Standing.LET_IN);
    assertThat(operating.makeAvailable(operator, owner, after))
        .isEqualTo(OperatingPlugins.MadeAvailable.DONE);
    assertThat(operating.makeAvailable(operator, owner, before))
        .isEqualTo(OperatingPlugins.MadeAvailable.DONE);
  }

  @Test
  void whatHasEndedNeverChanges() {
    UUID id = tried(installed("1.0.1", "return new Fee(0, facts.currency());"));
    assertThatThrownBy(
            () -> two.world.execute("update plugin_trial set status = 'FAILED' where id = ?", id))
        .hasMessageContaining("never changes");
    assertThatThrownBy(
            () ->
                two.world.execute(
                    "insert into plugin_trial_tenant values (?, ?, 0, 0, 0, 0)",
                    id,
                    two.dollar.tenant()))
        .hasMessageContaining("when it ends");
    rows.fail(id);
    assertThat(standing(id)).isEqualTo(Standing.PASSED);
  }

  @Test
  void whatIsUnderWayIsNotLetIn() {
    String after = installed("2.0.0", "return new Fee(0, facts.currency());");
    StartingPluginTrial starting =
        new StartingPluginTrial(host, two.world.database.admin(), two.world.clock);
    UUID id =
        ((StartingPluginTrial.Outcome.Started) starting.start(operator, before, after)).trial();
    assertThat(starting.start(operator, before, after))
        .isEqualTo(new StartingPluginTrial.Outcome.UnderWay(id));
    assertThat(starting.start(operator, before, before))
        .isInstanceOf(StartingPluginTrial.Outcome.NotTwoVersions.class);
    assertThat(letIn(id)).isEqualTo(LettingInPlugin.Outcome.STANDS_OTHERWISE);
    rows.fail(id);
    assertThat(standing(id)).isEqualTo(Standing.FAILED);
    assertThat(letIn(id)).isEqualTo(LettingInPlugin.Outcome.STANDS_OTHERWISE);
  }

  private LettingInPlugin.Outcome letIn(UUID id) {
    return new LettingInPlugin(two.world.database.admin(), two.world.clock).letIn(operator, id);
  }
}
