package io.kyodaku.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.contract.AnsweringUpgrade;
import io.kyodaku.contract.Upgrade.Standing;
import io.kyodaku.mail.Outbox;
import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.testing.TestMail;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.testing.TestUpgrades;
import io.kyodaku.testing.TestUpgrades.Shown;
import io.kyodaku.wallet.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A version that passed its trial takes the place of the one before, from a period's beginning on,
 * and is rolled back: alone where nothing changes, with the owner's assent where anything does.
 */
class PluginUpgradeTest {

  private final UpgradeStage stage = new UpgradeStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private static PlanningUpgrade.Outcome refused(UpgradeRefusal why) {
    return new PlanningUpgrade.Outcome.Refused(why);
  }

  @Test
  void whatChangesNothingBeginsWithTheNextPeriodAndTheOwnerIsTold() {
    UUID upgrade = stage.planned();
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.PLANNED);
    Instant april = stage.upgrades.find(upgrade).orElseThrow().fromAt();
    assertThat(april).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(stage.inForce(april.minusMillis(1))).isEqualTo(stage.first);
    assertThat(stage.inForce(april)).isEqualTo(stage.second);
    assertThat(stage.host.mayAct(stage.tenant, stage.second)).isTrue();
    stage.to("2026-04-01T00:00:00Z");
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.IN_FORCE);
    assertThat(stage.trail(upgrade)).containsExactly("plugin-upgrade-planned");
    assertThat(
            stage.two.world.number(
                "select count(*) from happening where kind = 'plugin-upgrade-planned' and"
                    + " subject_id = ?",
                upgrade))
        .isOne();
  }

  @Test
  void aDayMayBeNamedBeforeWhichItDoesNotBegin() {
    PlanningUpgrade.Outcome outcome =
        stage.planning.plan(
            stage.operator,
            stage.tenant,
            stage.trial(Shown.NOTHING_CHANGES),
            "PERIOD",
            "2026-05-02",
            "Later");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PlanningUpgrade.Outcome.Planned.class,
            planned -> assertThat(planned.from()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z")));
    assertThat(stage.planning.plan(stage.operator, stage.tenant, UUID.randomUUID(), "x", "1", ""))
        .isInstanceOfSatisfying(
            PlanningUpgrade.Outcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(error -> error.field())
                    .containsExactlyInAnyOrder("start", "notBefore", "reason"));
  }

  @Test
  void whereMoneyDiffersTheOwnerIsAskedAndNothingHappensWithoutItsYes() {
    UUID upgrade = stage.asked(Shown.difference(-1));
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.ASKED);
    Instant from = stage.upgrades.find(upgrade).orElseThrow().fromAt();
    assertThat(stage.inForce(from)).isEqualTo(stage.first);
    UUID viewer = TestTenants.member(stage.database, stage.tenant, "VIEWER");
    assertThat(stage.accept(viewer, upgrade)).isEqualTo(AnsweringUpgrade.Outcome.NOT_AN_OWNER);
    assertThat(stage.accept(stage.owner, upgrade)).isEqualTo(AnsweringUpgrade.Outcome.ACCEPTED);
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.PLANNED);
    assertThat(stage.inForce(from)).isEqualTo(stage.second);
    assertThat(stage.decline(stage.owner, upgrade))
        .isEqualTo(AnsweringUpgrade.Outcome.STANDS_OTHERWISE);
    assertThat(stage.trail(upgrade))
        .containsExactly("plugin-upgrade-asked", "plugin-upgrade-accepted");
  }

  @Test
  void whatIsDeclinedComesAgainOnlyWithAnotherTrial() {
    UUID trial = stage.trial(Shown.difference(5));
    UUID upgrade = ((PlanningUpgrade.Outcome.Asked) stage.plan(trial)).upgrades().getFirst();
    assertThat(stage.decline(stage.owner, upgrade)).isEqualTo(AnsweringUpgrade.Outcome.DECLINED);
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.DECLINED);
    assertThat(
            stage.two.world.number(
                "select count(*) from happening where kind = 'plugin-upgrade-declined' and"
                    + " subject_id = ?",
                upgrade))
        .isOne();
    assertThat(stage.plan(trial)).isEqualTo(refused(UpgradeRefusal.TRIAL_SPENT));
    assertThat(stage.plan(stage.trial(Shown.difference(5))))
        .isInstanceOf(PlanningUpgrade.Outcome.Asked.class);
  }

  @Test
  void silenceIsNo() {
    UUID upgrade = stage.asked(Shown.NOTHING_TRIED);
    Instant until = stage.upgrades.find(upgrade).orElseThrow().answerUntil().orElseThrow();
    // Two weeks at least; the first period that begins then.
    assertThat(until).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    stage.to(until.toString());
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.LAPSED);
    assertThat(stage.accept(stage.owner, upgrade)).isEqualTo(AnsweringUpgrade.Outcome.TOO_LATE);
    assertThat(stage.inForce(until)).isEqualTo(stage.first);
    assertThat(stage.plan(stage.trial(Shown.NOTHING_TRIED)))
        .isInstanceOf(PlanningUpgrade.Outcome.Asked.class);
    assertThat(
            stage.two.world.number(
                "select count(*) from plugin_upgrade where status = 'LAPSED' and id = ?", upgrade))
        .isOne();
  }

  @Test
  void theOwnerIsAskedAboutOtherDaysOtherPayoutsAndAnswersThatCancelOut() {
    for (Shown shown :
        List.of(
            new Shown(10, 2, 1, 0, 0, 7, 7),
            new Shown(10, 2, 0, 1, 0, 7, 7),
            new Shown(10, 2, 0, 0, 2, 7, 7))) {
      UUID upgrade = stage.asked(shown);
      assertThat(stage.ending.withdraw(stage.operator, upgrade, ""))
          .isEqualTo(new EndingUpgrade.Outcome.Done());
      assertThat(stage.standing(upgrade)).isEqualTo(Standing.WITHDRAWN);
    }
  }

  @Test
  void withinTheBoundThatIsSetThePlatformPlansAlone() {
    SettingUpgradeRule rules = new SettingUpgradeRule(stage.database.admin(), stage.clock);
    try {
      assertThat(rules.set(stage.operator, "30", "0.5", "14"))
          .isEqualTo(new SettingUpgradeRule.Outcome.Done());
      assertThat(rules.set(stage.operator, "30", "0.50", "14"))
          .isEqualTo(new SettingUpgradeRule.Outcome.Unchanged());
      assertThat(rules.set(stage.operator, "0", "1.01", "91"))
          .isInstanceOfSatisfying(
              SettingUpgradeRule.Outcome.Invalid.class,
              invalid -> assertThat(invalid.errors()).hasSize(3));
      UUID asked = stage.asked(Shown.difference(5_001));
      assertThat(stage.ending.withdraw(stage.operator, asked, ""))
          .isEqualTo(new EndingUpgrade.Outcome.Done());
      assertThat(stage.plan(stage.trial(Shown.difference(5_000))))
          .isInstanceOf(PlanningUpgrade.Outcome.Planned.class);
    } finally {
      SettingUpgradeRule.Outcome unused = rules.set(stage.operator, "30", "0", "14");
    }
  }

  @Test
  void onlyATrialOfTheSameTwoForTheSameOwnerThatPassedAndIsNotOldCarriesAnUpgrade() {
    UUID running =
        TestUpgrades.running(
            stage.database, stage.operator, stage.first, stage.second, stage.clock.instant());
    assertThat(stage.plan(running)).isEqualTo(refused(UpgradeRefusal.NOT_LET_IN));
    TestUpgrades.shown(stage.database, running, stage.tenant, Shown.NOTHING_CHANGES);
    TestUpgrades.end(stage.database, running, stage.clock.instant());
    assertThat(stage.plan(running)).isEqualTo(refused(UpgradeRefusal.NOT_LET_IN));
    assertThat(stage.plan(UUID.randomUUID())).isEqualTo(refused(UpgradeRefusal.NOT_LET_IN));
    UUID others =
        TestUpgrades.letIn(
            stage.database,
            stage.operator,
            new TenantId(stage.two.dollar.tenant()),
            stage.first,
            stage.second,
            stage.clock.instant(),
            Shown.NOTHING_CHANGES);
    assertThat(stage.plan(others)).isEqualTo(refused(UpgradeRefusal.NOT_TRIED));
    UUID back = stage.trial(stage.second, stage.first, Shown.NOTHING_CHANGES);
    assertThat(stage.plan(back)).isEqualTo(refused(UpgradeRefusal.HAS_ANOTHER));
    UUID trial = stage.trial(Shown.NOTHING_CHANGES);
    stage.clock.pass(Duration.ofDays(30));
    assertThat(stage.plan(trial)).isEqualTo(refused(UpgradeRefusal.TRIAL_TOO_OLD));
  }

  @Test
  void anotherPluginIsNoVersion() {
    String other = stage.installed(PluginSource.named("other-" + stage.pluginId.substring(0, 40)));
    assertThatThrownBy(() -> insert(stage.first, other, stage.trial(Shown.NOTHING_CHANGES)))
        .hasStackTraceContaining("another version of the same one");
  }

  @Test
  void settingsThatDoNotReadTheSameAreRefused() {
    stage.two.world.execute(
        "set session_replication_role = replica; update contract_version set terms_config ="
            + " '{\"shareBps\":7000}' where id = '%s'".formatted(stage.version));
    assertThat(stage.plan(stage.trial(Shown.NOTHING_CHANGES)))
        .isEqualTo(refused(UpgradeRefusal.SETTINGS_DIFFER));
  }

  @Test
  void oneIsOnItsWayAtATimeAndWhatIsInForceIsNotPlannedAgain() {
    UUID trial = stage.trial(Shown.NOTHING_CHANGES);
    assertThat(stage.plan(trial)).isInstanceOf(PlanningUpgrade.Outcome.Planned.class);
    assertThat(stage.plan(trial)).isEqualTo(refused(UpgradeRefusal.UNDER_WAY));
    stage.to("2026-04-01T00:00:00Z");
    assertThat(stage.plan(trial)).isEqualTo(refused(UpgradeRefusal.HAS_ANOTHER));
  }

  @Test
  void aContractThatIsOverOrWillBeIsNotUpgraded() {
    UUID trial = stage.trial(Shown.NOTHING_CHANGES);
    stage.two.world.execute(
        ("set session_replication_role = replica; insert into contract_notice (id, contract_id,"
                + " tenant_id, given_by, for_cause, reason, account_id, given_at, ends_at,"
                + " wind_down_until, status) select gen_random_uuid(), contract_id, tenant_id,"
                + " 'OWNER', false, '', '%s', '2026-02-25T00:00:00Z', '2026-04-01T00:00:00Z',"
                + " '2026-05-01T00:00:00Z', 'RUNNING' from contract_version where id = '%s'")
            .formatted(stage.owner, stage.version));
    assertThat(stage.plan(trial)).isEqualTo(refused(UpgradeRefusal.NOT_IN_FORCE));
    stage.two.world.execute(
        "set session_replication_role = replica; update contract_version set status = 'ENDED' where"
            + " id = '%s'".formatted(stage.version));
    assertThat(stage.plan(trial)).isEqualTo(refused(UpgradeRefusal.NOT_IN_FORCE));
    assertThatThrownBy(() -> insert(stage.first, stage.second, trial))
        .hasStackTraceContaining("only what is in force");
  }

  /** Past the use case: what the database itself refuses. */
  private void insert(String from, String to, UUID trial) {
    stage.two.world.execute(
        "insert into plugin_upgrade (id, tenant_id, contract_version_id, seat, from_hash, to_hash,"
            + " trial_id, status, reason, planned_by, planned_at, from_at) values"
            + " (gen_random_uuid(), ?, ?, 'TERMS', ?, ?, ?, 'PLANNED', 'why', ?, ?, ?)",
        stage.tenant.value(),
        stage.version,
        from,
        to,
        trial,
        stage.operator,
        stage.clock.instant().atOffset(ZoneOffset.UTC),
        stage.clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC));
  }

  @Test
  void theDatabaseHoldsTheRulesToo() {
    assertThatThrownBy(() -> insert(stage.first, stage.second, stage.trial(Shown.difference(1))))
        .hasStackTraceContaining("is asked where money differs");
    assertThatThrownBy(
            () ->
                insert(
                    stage.first,
                    stage.second,
                    stage.trial(stage.second, stage.first, Shown.NOTHING_CHANGES)))
        .hasStackTraceContaining("rests on a trial");
    UUID upgrade = stage.planned();
    for (String change :
        List.of(
            "update plugin_upgrade set from_at = now() where id = ?",
            "update plugin_upgrade set status = 'ASKED' where id = ?",
            "update plugin_upgrade set status = 'ROLLED_BACK', ended_at = planned_at, ended_by ="
                + " planned_by, ended_because = 'x' where id = ?",
            "delete from plugin_upgrade where id = ?")) {
      assertThatThrownBy(() -> stage.two.world.execute(change, upgrade))
          .as(change)
          .isInstanceOf(RuntimeException.class);
    }
    assertThatThrownBy(() -> insert(stage.first, stage.second, stage.trial(Shown.NOTHING_CHANGES)))
        .hasStackTraceContaining("nothing else is on its way");
  }

  @Test
  void rolledBackTheVersionBeforeSetsFeesAgainAtOnce() {
    UUID upgrade = stage.planned();
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "Not yet"))
        .isEqualTo(new EndingUpgrade.Outcome.StandsOtherwise());
    stage.to("2026-04-10T00:00:00Z");
    assertThat(stage.ending.withdraw(stage.operator, upgrade, ""))
        .isEqualTo(new EndingUpgrade.Outcome.StandsOtherwise());
    assertThat(stage.ending.rollBack(stage.operator, upgrade, " "))
        .isInstanceOf(EndingUpgrade.Outcome.Invalid.class);
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "It rounds wrongly"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(stage.standing(upgrade)).isEqualTo(Standing.ROLLED_BACK);
    assertThat(stage.inForce(stage.clock.instant())).isEqualTo(stage.first);
    assertThat(stage.inForce(stage.clock.instant().minusMillis(1))).isEqualTo(stage.second);
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "Again"))
        .isEqualTo(new EndingUpgrade.Outcome.StandsOtherwise());
    assertThat(stage.trail(upgrade))
        .containsExactly("plugin-upgrade-planned", "plugin-rolled-back");
    assertThat(stage.plan(stage.upgrades.find(upgrade).orElseThrow().trialId()))
        .isEqualTo(refused(UpgradeRefusal.TRIAL_SPENT));
  }

  @Test
  void theLatestIsRolledBackFirstAndTakesWhatWouldFollowWithIt() {
    String third = stage.installed("1.0.2", UpgradeStage.LIST_FEE);
    UUID one = stage.planned();
    stage.to("2026-04-02T00:00:00Z");
    UUID other = stage.planned(stage.second, third);
    assertThat(stage.ending.rollBack(stage.operator, one, "Wrong"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(stage.standing(other)).isEqualTo(Standing.WITHDRAWN);
    UUID again = stage.planned();
    stage.to("2026-05-02T00:00:00Z");
    UUID next = stage.planned(stage.second, third);
    stage.to("2026-06-02T00:00:00Z");
    assertThat(stage.standing(again)).isEqualTo(Standing.REPLACED);
    assertThat(stage.ending.rollBack(stage.operator, again, "Wrong"))
        .isEqualTo(new EndingUpgrade.Outcome.StandsOtherwise());
    assertThat(stage.ending.rollBack(stage.operator, next, "Wrong"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(stage.inForce(stage.clock.instant())).isEqualTo(stage.second);
    assertThat(stage.standing(again)).isEqualTo(Standing.IN_FORCE);
  }

  @Test
  void thereIsNoWayBackToWhatMayNotAct() {
    UUID upgrade = stage.planned();
    stage.to("2026-04-02T00:00:00Z");
    assertThat(stage.operating.withdraw(stage.operator, stage.tenant, stage.first)).isTrue();
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "Wrong"))
        .isEqualTo(new EndingUpgrade.Outcome.FormerMayNotAct());
    assertThat(stage.operating.makeAvailable(stage.operator, stage.tenant, stage.first))
        .isEqualTo(OperatingPlugins.MadeAvailable.DONE);
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "Wrong"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
  }

  @Test
  void aHostileVersionIsContainedAndRolledBack() {
    String hostile =
        stage.installed(
            "1.0.3", "if (facts.seconds() > 5) { while (true) { } }" + UpgradeStage.LIST_FEE);
    UUID upgrade = stage.planned(stage.first, hostile);
    stage.to("2026-04-01T12:00:00Z");
    assertThat(fee(stage.host, 3)).isInstanceOf(PluginAnswer.Answered.class);
    assertThat(fee(stage.host, 6)).isInstanceOf(PluginAnswer.Failed.class);
    assertThat(fee(stage.host, 3)).isInstanceOf(PluginAnswer.Failed.class);
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "It never comes back"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(fee(stage.host, 6)).isInstanceOf(PluginAnswer.Answered.class);
  }

  @Test
  void anotherNodeFollowsWithoutARestart() {
    PluginHost elsewhere = TestPluginHost.on(stage.database.admin(), stage.clock);
    elsewhere.sync();
    UUID upgrade = stage.planned();
    stage.to("2026-04-01T12:00:00Z");
    assertThat(elsewhere.mayAct(stage.tenant, stage.second)).isFalse();
    elsewhere.sync();
    assertThat(fee(elsewhere, 6)).isInstanceOf(PluginAnswer.Answered.class);
    assertThat(
            new EndingUpgrade(elsewhere, stage.database.admin(), stage.clock)
                .rollBack(stage.operator, upgrade, "From the other node"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(stage.inForce(stage.clock.instant())).isEqualTo(stage.first);
    assertThat(fee(stage.host, 6)).isInstanceOf(PluginAnswer.Answered.class);
  }

  /** As the contract has it now. */
  private PluginAnswer<?> fee(PluginHost host, int seconds) {
    return host.usageTerms(
            stage.tenant, new PluginPin(stage.inForce(stage.clock.instant()), "{}"), 10_000)
        .fee(
            new UsageFacts(
                UUID.randomUUID(),
                AssetKind.CHARACTER,
                Use.SHARED,
                List.of("JP"),
                seconds,
                Quality.STANDARD,
                3_000_000,
                10_000,
                10_000,
                3_000_000L * seconds,
                World.JPY));
  }

  @ParameterizedTest
  @EnumSource(UpgradeWish.Start.class)
  void anUpgradeNeedsAReasonThatTheOwnerReads(UpgradeWish.Start start) {
    assertThat(
            stage.planning.plan(
                stage.operator,
                stage.tenant,
                stage.trial(Shown.NOTHING_CHANGES),
                start.name(),
                "",
                " "))
        .isInstanceOf(PlanningUpgrade.Outcome.Invalid.class);
  }

  @Test
  void atOnceIsAlwaysAskedAndCountsForThePeriodThatIsOpen() {
    PlanningUpgrade.Outcome outcome = stage.atOnce(stage.trial(Shown.NOTHING_CHANGES));
    assertThat(outcome).isInstanceOf(PlanningUpgrade.Outcome.Asked.class);
    UUID upgrade = ((PlanningUpgrade.Outcome.Asked) outcome).upgrades().getFirst();
    assertThat(stage.inForce(stage.clock.instant())).isEqualTo(stage.first);
    stage.clock.pass(Duration.ofDays(2));
    assertThat(stage.accept(stage.owner, upgrade)).isEqualTo(AnsweringUpgrade.Outcome.ACCEPTED);
    assertThat(stage.inForce(stage.clock.instant())).isEqualTo(stage.second);
    assertThat(stage.inForce(stage.clock.instant().minusMillis(1))).isEqualTo(stage.first);
    assertThat(
            TestTenants.<String>value(
                stage.database,
                "select plugin_of_period(?, 'TERMS', ?, 'infinity')",
                stage.version,
                ((PlanningUpgrade.Outcome.Asked) outcome).from().atOffset(ZoneOffset.UTC)))
        .isEqualTo(stage.second);
  }

  @Test
  void aMonthAmidWhichAnUpgradeIsPlannedClosesWithTheOldOneAndTheNextWithTheNewOne() {
    String adding =
        stage.installed(
            PluginSource.named(stage.pluginId)
                .version("1.1.0")
                .lines(
                    "return List.of(new StatementLine(LineType.TIER, Optional.empty(),"
                        + " Optional.empty(), 1_000_000, facts.currency(), \"more\"));"));
    stage.two.settle(stage.two.granted(4), 4);
    stage.close("2026-04-01T00:00:00Z");
    // Amid April.
    stage.to("2026-04-10T00:00:00Z");
    stage.two.settle(stage.two.granted(4), 4);
    UUID upgrade = stage.planned(stage.first, adding);
    assertThat(stage.lines("2026-05-01T00:00:00Z")).containsExactly("USAGE");
    stage.to("2026-05-10T00:00:00Z");
    stage.two.settle(stage.two.granted(4), 4);
    assertThat(stage.lines("2026-06-01T00:00:00Z")).containsExactly("USAGE", "TIER");
    // What is closed stays; what is open goes by the version before.
    stage.to("2026-06-10T00:00:00Z");
    stage.two.settle(stage.two.granted(4), 4);
    assertThat(stage.ending.rollBack(stage.operator, upgrade, "Nobody agreed to more"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(stage.lines("2026-07-01T00:00:00Z")).containsExactly("USAGE");
    assertThat(stage.closedWith()).containsExactly(stage.first, stage.first, adding, stage.first);
  }

  @Test
  void manyAreUpgradedByARunThatNotesWhomItCouldNotUpgrade() {
    UUID trial = stage.trial(Shown.NOTHING_CHANGES);
    StartingUpgradeRun starting = new StartingUpgradeRun(stage.database.admin(), stage.clock);
    assertThat(starting.start(stage.operator, UUID.randomUUID(), "PERIOD", "", "All of them"))
        .isEqualTo(new StartingUpgradeRun.Outcome.NotLetIn());
    UUID run =
        ((StartingUpgradeRun.Outcome.Started)
                starting.start(stage.operator, trial, "PERIOD", "", "All of them"))
            .run();
    UpgradingTenant job = new UpgradingTenant(stage.planning, stage.database.admin(), stage.clock);
    job.run(UpgradingTenant.payload(run, stage.tenant));
    job.run(UpgradingTenant.payload(run, stage.tenant));
    RunDirectory runs = new RunDirectory(stage.database.admin());
    assertThat(runs.find(run).orElseThrow().count(RunDirectory.Standing.DONE)).isOne();
    assertThat(
            stage.two.world.number("select count(*) from plugin_upgrade where trial_id = ?", trial))
        .isOne();
    assertThat(starting.start(stage.operator, trial, "PERIOD", "", "All of them"))
        .isEqualTo(new StartingUpgradeRun.Outcome.NobodyLeft());
    UUID other = stage.trial(Shown.NOTHING_CHANGES);
    UUID again =
        ((StartingUpgradeRun.Outcome.Started)
                starting.start(stage.operator, other, "PERIOD", "", "Once more"))
            .run();
    job.run(UpgradingTenant.payload(again, stage.tenant));
    assertThat(runs.items(again, Optional.empty(), 0))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.standing()).isEqualTo(RunDirectory.Standing.STUCK);
              assertThat(item.note()).isEqualTo("UNDER_WAY");
            });
  }

  @Test
  void ownersAreToldInTheirLanguageAndMoneysPeopleOfARollBackOnly() {
    UUID japanese = TestMail.owner(stage.database, stage.tenant, "ja");
    UUID chinese = TestMail.owner(stage.database, stage.tenant, "zh-Hans");
    UUID finance = TestTenants.member(stage.database, stage.tenant, "FINANCE");
    UUID asked = stage.asked(Shown.difference(3));
    assertThat(letters(stage.owner))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.subject()).startsWith("Do you agree to version 1.0.1 of");
              assertThat(letter.body())
                  .contains("/plugin-upgrade?id=" + WireId.PLUGIN_UPGRADE.format(asked))
                  .contains("A mistake is mended");
            });
    assertThat(letters(japanese)).singleElement().satisfies(has("版1.0.1に同意されますか"));
    assertThat(letters(chinese)).singleElement().satisfies(has("您是否同意"));
    assertThat(stage.accept(stage.owner, asked)).isEqualTo(AnsweringUpgrade.Outcome.ACCEPTED);
    assertThat(letters(finance)).isEmpty();
    stage.to("2026-04-02T00:00:00Z");
    assertThat(stage.ending.rollBack(stage.operator, asked, "It rounds wrongly"))
        .isEqualTo(new EndingUpgrade.Outcome.Done());
    assertThat(letters(finance)).singleElement().satisfies(has("was rolled back"));
    assertThat(letters(japanese)).hasSize(2);
  }

  private List<Outbox.Letter> letters(UUID account) {
    return TestMail.to(stage.database, account);
  }

  private static Consumer<Outbox.Letter> has(String words) {
    return letter -> assertThat(letter.subject()).contains(words);
  }
}
