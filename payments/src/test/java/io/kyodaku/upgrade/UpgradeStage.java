package io.kyodaku.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.contract.AnsweringUpgrade;
import io.kyodaku.contract.Upgrade;
import io.kyodaku.contract.Upgrades;
import io.kyodaku.log.Actor;
import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.HostedPeriodPlugins;
import io.kyodaku.statement.PeriodStarts;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.testing.TestUpgrades;
import io.kyodaku.testing.TestUpgrades.Shown;
import io.kyodaku.wallet.TwoOwners;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * An owner whose contract names the first version of a plugin for its terms, and a trial of the
 * next. Its periods are the months of UTC.
 */
final class UpgradeStage implements AutoCloseable {

  static final String LIST_FEE = "return new Fee(facts.listFeeMicros(), facts.currency());";

  final TwoOwners two = new TwoOwners();
  final TestDatabase database = two.world.database;
  final MovableClock clock = two.world.clock;
  final PluginHost host = TestPluginHost.on(database.admin(), clock);
  final String pluginId = "upgraded-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
  final UUID operator = TestTenants.account(database);
  final TenantId tenant = new TenantId(two.yen.tenant());
  final UUID owner = TestTenants.member(database, tenant, "OWNER");
  final OperatingPlugins operating = new OperatingPlugins(host, database.admin(), clock);
  final PlanningUpgrade planning = planning(host);
  final EndingUpgrade ending = new EndingUpgrade(host, database.admin(), clock);
  final Upgrades upgrades = new Upgrades(database.admin(), clock);
  final ClosingStatement closing =
      new ClosingStatement(database.admin(), new HostedPeriodPlugins(host), clock);
  final UUID version = two.yen.version();
  final String first;
  final String second;

  UpgradeStage() {
    first = installed("1.0.0", LIST_FEE);
    second = installed("1.0.1", LIST_FEE);
    names(first);
    assertThat(host.makeAvailable(tenant, first, operator)).isTrue();
  }

  PlanningUpgrade planning(PluginHost on) {
    return new PlanningUpgrade(
        on,
        new OperatingPlugins(on, database.admin(), clock),
        new PeriodStarts(database.admin(), new HostedPeriodPlugins(on), clock),
        database.admin(),
        clock);
  }

  /** The contract names this version of its terms plugin. */
  void names(String hash) {
    two.world.execute(
        ("set session_replication_role = replica; update contract_version set terms_plugin = '%s',"
                + " terms_hash = '%s', terms_config = '{}', status = 'IN_FORCE', effective_from ="
                + " '%s' where id = '%s'")
            .formatted(pluginId, hash, clock.instant(), version));
  }

  String installed(String version, String fee) {
    return installed(PluginSource.named(pluginId).version(version).fee(fee));
  }

  String installed(PluginSource source) {
    return switch (host.install(source.jar())) {
      case Installation.Installed installed -> installed.plugin().hash();
      case Installation.Rejected rejected -> throw new AssertionError(rejected.text());
    };
  }

  /** Of the two, that ended a moment ago. */
  UUID trial(Shown shown) {
    return trial(first, second, shown);
  }

  UUID trial(String before, String after, Shown shown) {
    return TestUpgrades.letIn(
        database, operator, tenant, before, after, clock.instant().minusSeconds(1), shown);
  }

  PlanningUpgrade.Outcome plan(UUID trial) {
    return planning.plan(operator, tenant, trial, "PERIOD", "", "A mistake is mended");
  }

  PlanningUpgrade.Outcome atOnce(UUID trial) {
    return planning.plan(operator, tenant, trial, "AT_ONCE", "", "A mistake is mended");
  }

  /** What changes nothing, planned for the next period. */
  UUID planned() {
    return planned(first, second);
  }

  UUID planned(String before, String after) {
    PlanningUpgrade.Outcome outcome = plan(trial(before, after, Shown.NOTHING_CHANGES));
    assertThat(outcome).isInstanceOf(PlanningUpgrade.Outcome.Planned.class);
    return ((PlanningUpgrade.Outcome.Planned) outcome).upgrades().getFirst();
  }

  UUID asked(Shown shown) {
    PlanningUpgrade.Outcome outcome = plan(trial(shown));
    assertThat(outcome).isInstanceOf(PlanningUpgrade.Outcome.Asked.class);
    return ((PlanningUpgrade.Outcome.Asked) outcome).upgrades().getFirst();
  }

  AnsweringUpgrade.Outcome accept(UUID account, UUID upgrade) {
    return TwoOwners.as(
        two.yen,
        (bound, own) -> new AnsweringUpgrade(own, host, clock).accept(bound, account, upgrade));
  }

  AnsweringUpgrade.Outcome decline(UUID account, UUID upgrade) {
    return TwoOwners.as(
        two.yen,
        (bound, own) -> new AnsweringUpgrade(own, host, clock).decline(bound, account, upgrade));
  }

  Upgrade.Standing standing(UUID upgrade) {
    return upgrades.find(upgrade).orElseThrow().standing();
  }

  /** Which jar sets fees at a moment. */
  String inForce(Instant moment) {
    return Objects.requireNonNull(
        TestTenants.<String>value(
            database,
            "select plugin_in_force(?, 'TERMS', ?)",
            version,
            moment.atOffset(ZoneOffset.UTC)));
  }

  void to(String moment) {
    clock.pass(Duration.between(clock.instant(), Instant.parse(moment)));
  }

  /** Closes the period that ends then; answers the statement. */
  UUID close(String end) {
    to(end);
    ClosingStatement.Outcome outcome = closing.close(tenant, Actor.system());
    assertThat(outcome).isInstanceOf(ClosingStatement.Outcome.Closed.class);
    return ((ClosingStatement.Outcome.Closed) outcome).statements().getFirst();
  }

  /** The kinds of its lines, as they stand. */
  List<String> lines(String end) {
    return new Sql(database.admin())
        .list(
            "select kind from statement_line where statement_id = ? order by position",
            row -> row.getString(1),
            close(end));
  }

  /** Which version had its say in each statement, by number. */
  List<String> closedWith() {
    return new Sql(database.admin())
        .list(
            "select plugin_of_period(contract_version_id, 'TERMS', from_at, closed_at) from"
                + " statement where tenant_id = ? order by number",
            row -> row.getString(1),
            tenant);
  }

  List<String> trail(UUID upgrade) {
    return new Sql(database.admin())
        .list(
            "select action from audit_entry where subject_id = ? order by at, id",
            row -> row.getString(1),
            upgrade);
  }

  @Override
  public void close() {
    two.close();
  }
}
