package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was decided is decided again, whatever has changed since. */
class RerunningTest {

  private final TestDatabase database = TestDatabase.shared();
  private final TenantId tenant = TestTenants.verified(database, "JPY");
  private final UUID generator = TestLicensing.generator(database);
  private final String name =
      "Hero" + Ids.next().toString().replace("-", "").toLowerCase(Locale.ROOT);
  private final SnapshotHolder holder = new SnapshotHolder(database.reader());
  private final CreatorAges[] ages = {creator -> AgeBand.ADULT};
  private final Deciding deciding =
      new Deciding(
          holder,
          new Pricing(holder, (terms, facts) -> new FeeSource.Failed("none")),
          creator -> ages[0].of(creator),
          Clock.systemUTC());
  private final Rerunning rerunning = new Rerunning(database.reader(), deciding, holder);
  private UUID asset = Ids.next();
  private UUID work = Ids.next();

  @BeforeEach
  void start() throws InterruptedException {
    TestLicensing.contract(database, tenant, "JPY");
    work = TestLicensing.work(database, tenant);
    asset = TestLicensing.asset(database, tenant, work, name, "JP|US", 5_000_000, "JPY");
    execute(
        database,
        "insert into policy (id, tenant_id, asset_id, controls, updated_at) values (?, ?, ?, ?,"
            + " now())",
        Ids.next(),
        tenant.value(),
        asset,
        "{\"rules\":[{\"id\":\"a\",\"name\":\"Adults\",\"action\":\"ALLOW\",\"ages\":[\"ADULT\"],"
            + "\"factorBps\":15000,\"obligations\":[{\"code\":\"retention\",\"days\":9}]}]}");
    holder.start(Thread::new);
    while (!holder.isInTouch()) {
      Thread.sleep(10);
    }
  }

  @AfterEach
  void stop() {
    holder.stop();
  }

  @Test
  void theSameComesOfItAfterEverythingHasChanged() {
    Usage usage = Usages.prompt("see " + name, Use.COMMERCIAL, "JP");
    Decision.Granted then = (Decision.Granted) deciding.decide(usage, generator);
    assertThat(then.basis().age()).contains(AgeBand.ADULT);

    execute(database, "delete from policy where asset_id = ?", asset);
    TestLicensing.policyOfTenant(database, tenant, "CLOSED");
    execute(
        database,
        "update ownership_claim set territories = 'DE', price_per_second_micros = 1, share_bps = 1"
            + " where asset_id = ?",
        asset);
    execute(database, "update asset set stopped_at = now(), name = 'Other' where id = ?", asset);
    execute(database, "update work set stopped_at = now() where id = ?", work);
    execute(database, "update tenant set status = 'CLOSED' where id = ?", tenant.value());
    execute(
        database,
        "update generator set disabled_at = now(), disabled_reason = 'test' where id = ?",
        generator);
    execute(
        database,
        "insert into rate_card (id, generator_id, version, standard_per_second,"
            + " premium_per_second, effective_from) values (?, ?, 2, 9, 9, '2020-01-01')",
        Ids.next(),
        generator);
    execute(database, "delete from alias where asset_id = ?", asset);
    ages[0] = creator -> AgeBand.UNKNOWN;

    Decision again = rerunning.decide(usage, generator, then.matches(), then.basis());
    assertThat(again)
        .isInstanceOfSatisfying(
            Decision.Granted.class,
            granted -> {
              assertThat(granted.price()).isEqualTo(then.price());
              assertThat(granted.obligations()).isEqualTo(then.obligations());
            });
    assertThat(rerunning.screen(usage.prompt(), then.snapshotVersion(), then.matches()))
        .contains(then.matches());
  }

  @Test
  void aWeakNameThatCountedByItsSupportIsFoundStill() {
    UUID weak = TestLicensing.alias(database, tenant, asset, "golem");
    execute(database, "update alias set grade = 'WEAK' where id = ?", weak);
    execute(
        database,
        "insert into context_word (asset_id, tenant_id, text, match_key) values (?, ?, 'Prague',"
            + " 'prague')",
        asset,
        tenant.value());
    String prompt = "a golem in Prague";
    while (deciding
        .decide(Usages.prompt(prompt, Use.SHARED, "JP"), generator)
        .matches()
        .isEmpty()) {
      Thread.onSpinWait();
    }
    Decision then = deciding.decide(Usages.prompt(prompt, Use.SHARED, "JP"), generator);
    execute(database, "delete from context_word where asset_id = ?", asset);
    assertThat(rerunning.screen(prompt, then.snapshotVersion(), then.matches()))
        .isEqualTo(Optional.of(then.matches()));
    assertThat(rerunning.screen(prompt, then.snapshotVersion() + 1, then.matches()))
        .isEqualTo(Optional.of(List.of()));
  }

  @Test
  void whatWasRefusedThenIsRefusedStill() {
    Usage usage = Usages.of(List.of(asset), Use.SHARED, "DE");
    Decision then = deciding.decide(usage, generator);
    assertThat(then).isInstanceOf(Decision.Refused.class);
    execute(database, "update ownership_claim set territories = '*' where asset_id = ?", asset);
    assertThat(rerunning.decide(usage, generator, List.of(), then.basis()))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void aNameThatCameLaterIsNotFoundInAnEarlierPrompt() {
    Usage usage = Usages.prompt("see " + name + " and the river spirit", Use.SHARED, "JP");
    Decision then = deciding.decide(usage, generator);
    UUID other = TestLicensing.asset(database, tenant, work, "Late " + name, "*", 1, "JPY");
    TestLicensing.alias(database, tenant, other, "river spirit");
    assertThat(rerunning.screen(usage.prompt(), then.snapshotVersion(), then.matches()))
        .isEqualTo(Optional.of(then.matches()));
  }
}
