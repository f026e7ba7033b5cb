package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What decisions are made from, as it is read from PostgreSQL and kept in step with it. */
class SnapshotTest {

  private static final long WAIT_MILLIS = 10_000;

  private final TestDatabase database = TestDatabase.shared();
  private final TenantId tenant = TestTenants.verified(database, "JPY");
  private final UUID generator = TestLicensing.generator(database);
  private final AtomicBoolean reachable = new AtomicBoolean(true);
  private final AtomicLong skippedNanos = new AtomicLong();
  private final SnapshotHolder holder =
      new SnapshotHolder(
          breakable(database.reader()), () -> System.nanoTime() + skippedNanos.get());
  private final Deciding deciding =
      new Deciding(
          holder,
          new Pricing(holder, (terms, facts) -> new FeeSource.Failed("none")),
          TestCatalogue.UNKNOWN_AGES,
          Clock.systemUTC());

  @AfterEach
  void stop() {
    holder.stop();
  }

  @Test
  void aFullRightsholderIsReadAsItIs() {
    UUID version = TestLicensing.contract(database, tenant, "JPY");
    UUID work = TestLicensing.work(database, tenant);
    String name = name();
    UUID asset = TestLicensing.asset(database, tenant, work, name, "JP|US", 5_000_000, "JPY");
    TestLicensing.policyOfTenant(database, tenant, "OPEN");
    start();

    Decision.Granted granted =
        (Decision.Granted) deciding.decide(Usages.prompt("see " + name, Use.COMMERCIAL), generator);

    assertThat(granted.matches())
        .containsExactly(new Match(asset, name, name, 4, 4 + name.length()));
    LicenseTerms terms = granted.price().licenses().getFirst();
    assertThat(terms.tenantId()).isEqualTo(tenant.value());
    assertThat(terms.contractVersionId()).isEqualTo(version);
    assertThat(terms.contractVersion()).isEqualTo(1);
    assertThat(terms.shareBps()).isEqualTo(7_000);
    assertThat(terms.royaltyBase()).isEqualTo(RoyaltyBase.LIST);
    assertThat(terms.chargebackOnOwner()).isFalse();
    assertThat(terms.maxFeeBps()).isEqualTo(20_000);
    assertThat(terms.sellingEntity()).isEqualTo("JP");
    assertThat(terms.termsHash()).isNull();
    assertThat(terms.ruleId()).isEqualTo("tenant:" + tenant.value() + ":OPEN:COMMERCIAL");
    assertThat(granted.price().totalMicros()).isEqualTo(170_000_000);
    assertThat(granted.price().parVersion()).isEqualTo(1);
    assertThat(granted.snapshotVersion()).isEqualTo(holder.current().version());
  }

  @Test
  void policiesOfAssetWorkAndTenantAreReadInThisOrder() {
    TestLicensing.contract(database, tenant, "JPY");
    UUID work = TestLicensing.work(database, tenant);
    UUID first = TestLicensing.asset(database, tenant, work, name(), "*", 1, "JPY");
    UUID second = TestLicensing.asset(database, tenant, work, name(), "*", 1, "JPY");
    UUID elsewhere =
        TestLicensing.asset(
            database, tenant, TestLicensing.work(database, tenant), name(), "*", 1, "JPY");
    TestLicensing.policyOfAsset(database, tenant, first, "OPEN");
    TestLicensing.policyOfWork(database, tenant, work, "CLOSED");
    TestLicensing.policyOfTenant(database, tenant, "ASK");
    start();
    assertThat(decided(first)).isEqualTo("granted");
    assertThat(decided(second)).isEqualTo("refused");
    assertThat(decided(elsewhere)).isEqualTo("asks");
  }

  @Test
  void aChangeOfPolicyAStopAndASuspensionAreLiveWithoutBeingAskedFor() {
    TestLicensing.contract(database, tenant, "JPY");
    UUID work = TestLicensing.work(database, tenant);
    String name = name();
    UUID asset = TestLicensing.asset(database, tenant, work, name, "*", 1, "JPY");
    TestLicensing.policyOfAsset(database, tenant, asset, "OPEN");
    start();
    assertThat(decided(asset)).isEqualTo("granted");

    execute(database, "update policy set preset = 'CLOSED' where asset_id = ?", asset);
    await(() -> decided(asset).equals("refused"));
    execute(database, "update policy set preset = 'OPEN' where asset_id = ?", asset);
    await(() -> decided(asset).equals("granted"));

    execute(database, "update work set stopped_at = now() where id = ?", work);
    await(() -> codes(name).contains(NothingIsStopped.CODE));
    execute(database, "update work set stopped_at = null where id = ?", work);
    await(() -> decided(asset).equals("granted"));

    execute(database, "update tenant set status = 'SUSPENDED' where id = ?", tenant.value());
    await(() -> codes(name).contains(OwnersAreVerified.CODE));
  }

  @Test
  void aNewNameIsFoundAsSoonAsItIsLiveAndAPendingOneIsNot() {
    TestLicensing.contract(database, tenant, "JPY");
    UUID work = TestLicensing.work(database, tenant);
    UUID asset = TestLicensing.asset(database, tenant, work, name(), "*", 1, "JPY");
    start();
    String alias = name();
    assertThat(holder.current().screen(alias)).isEmpty();
    UUID id = TestLicensing.alias(database, tenant, asset, alias);
    await(() -> !holder.current().screen(alias).isEmpty());
    execute(database, "update alias set status = 'PENDING' where id = ?", id);
    await(() -> holder.current().screen(alias).isEmpty());
  }

  @Test
  void onlyOwnersThatWereOnceVerifiedAreRecognised() {
    UUID work = TestLicensing.work(database, tenant);
    String name = name();
    UUID asset = TestLicensing.asset(database, tenant, work, name, "*", 1, "JPY");
    start();
    // Verified, but without a contract: recognised and refused.
    assertThat(codes(name)).contains(ContractsAreInForce.CODE);
    execute(database, "update tenant set status = 'APPLIED' where id = ?", tenant.value());
    await(() -> holder.current().screen(name).isEmpty());
    assertThat(decided(asset)).isEqualTo("refused");
    execute(database, "update tenant set status = 'SUSPENDED' where id = ?", tenant.value());
    await(() -> !holder.current().screen(name).isEmpty());
    execute(database, "update tenant set status = 'CLOSED' where id = ?", tenant.value());
    await(() -> codes(name).contains(OwnersAreVerified.CODE));
    assertThat(holder.current().screen(name)).isNotEmpty();
  }

  @Test
  void aClaimThatIsPendingOrReleasedLicensesNothing() {
    TestLicensing.contract(database, tenant, "JPY");
    UUID work = TestLicensing.work(database, tenant);
    UUID asset = TestLicensing.asset(database, tenant, work, name(), "*", 1, "JPY");
    TestLicensing.policyOfTenant(database, tenant, "OPEN");
    start();
    assertThat(decided(asset)).isEqualTo("granted");
    execute(database, "update ownership_claim set status = 'RELEASED' where asset_id = ?", asset);
    await(() -> decided(asset).equals("refused"));
  }

  @Test
  void aNewRateCardAndANewParTableHoldForNewPrices() {
    start();
    Usage usage = Usages.prompt("a pond", Use.SHARED);
    assertThat(total(usage)).isEqualTo(20_000_000);
    execute(
        database,
        "insert into rate_card (id, generator_id, version, standard_per_second,"
            + " premium_per_second, effective_from) values (?, ?, 2, 3000000, 3000000, now())",
        Ids.next(),
        generator);
    await(() -> total(usage) == 30_000_000);
  }

  @Test
  void aNodeThatLosesTheDatabaseRefusesAndComesBack() {
    start();
    Usage usage = Usages.prompt("a pond", Use.SHARED);
    assertThat(total(usage)).isEqualTo(20_000_000);
    reachable.set(false);
    execute(
        database,
        "do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity"
            + " where usename = 'kyodaku_reader' and datname = current_database(); end $$");
    skippedNanos.set(2 * SnapshotHolder.OUT_OF_TOUCH_AFTER.toNanos());
    await(() -> !holder.isInTouch());
    assertThatThrownBy(() -> deciding.decide(usage, generator))
        .isInstanceOf(OutOfTouchException.class);
    reachable.set(true);
    await(holder::isInTouch);
    assertThat(total(usage)).isEqualTo(20_000_000);
  }

  @Test
  void aWholeSnapshotIsOfOneVersion() throws SQLException {
    Snapshot first = new SnapshotLoader(database.reader(), Runnable::run).load();
    TestLicensing.work(database, tenant);
    Snapshot second = new SnapshotLoader(database.reader(), Runnable::run).load();
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(second.parTable(1)).contains(second.parTable());
  }

  private void start() {
    holder.start(Thread::new);
    await(holder::isInTouch);
  }

  private String decided(UUID asset) {
    return DecidingTest.kind(deciding.decide(Usages.of(List.of(asset), Use.PERSONAL), generator));
  }

  private List<String> codes(String prompt) {
    return deciding.decide(Usages.prompt(prompt, Use.PERSONAL), generator)
            instanceof Decision.Refused refused
        ? refused.reasons().stream().map(Reason::code).toList()
        : List.of();
  }

  private long total(Usage usage) {
    return DecidingTest.price(deciding.decide(usage, generator)).totalMicros();
  }

  /** A name that nothing else in the shared database bears. */
  private static String name() {
    return "Hero" + Ids.next().toString().replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /**
   * On a machine that has much else to do, decisions may be refused until the node has looked anew.
   */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (OutOfTouchException notYet) {
      return false;
    }
  }

  /** The same, while it is reachable. */
  private DataSource breakable(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!reachable.get()) {
                throw new SQLException("the database is out of reach");
              }
              return method.invoke(source, arguments);
            });
  }
}
