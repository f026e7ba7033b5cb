package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static io.kyodaku.testing.TestTenants.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A stop is in force before the many changes around it have been read: their reading is held back
 * here until the test lets it go.
 */
class StopsFirstTest {

  private static final long WAIT_MILLIS = 10_000;

  private final TestDatabase database = TestDatabase.shared();
  private final TenantId tenant = TestTenants.verified(database, "JPY");
  private final UUID work = TestLicensing.work(database, tenant);
  private final UUID other = TestLicensing.work(database, tenant);
  private final UUID asset = asset(work);
  private final UUID sibling = asset(work);
  private final UUID elsewhere = asset(other);
  private final SnapshotHolder holder = new SnapshotHolder(database.reader());
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean unreadable;
  private final SnapshotWatch watch =
      new SnapshotWatch(source(), holder, task -> new Thread(() -> pass(task)).start());
  private final Thread watching = new Thread(watch);

  @BeforeEach
  void start() {
    watching.start();
    await(() -> holder.isInTouch() && !isStopped(asset));
  }

  @AfterEach
  void stop() throws InterruptedException {
    gate.countDown();
    watch.stop();
    watching.interrupt();
    watching.join();
  }

  @Test
  void aStopIsInForceWhileTheBatchBeforeItIsStillToBeRead() {
    UUID added = addWhileReadingIsHeldBack();

    execute(database, "update asset set stopped_at = now() where id = ?", asset);

    await(() -> isStopped(asset));
    assertThat(isStopped(sibling)).isFalse();
    assertThat(holder.current().asset(added)).isEmpty();
    gate.countDown();
    await(() -> holder.current().asset(added).isPresent());
    assertThat(isStopped(asset)).isTrue();
    assertThat(isStopped(sibling)).isFalse();
  }

  @Test
  void aStopOfAWorkOrOfAllThatAnOwnerHasIsAsQuick() {
    UUID added = addWhileReadingIsHeldBack();

    execute(database, "update work set stopped_at = now() where id = ?", work);

    await(() -> isStopped(asset) && isStopped(sibling));
    assertThat(isStopped(elsewhere)).isFalse();
    execute(database, "update tenant set stopped_at = now() where id = ?", tenant.value());
    await(() -> isStopped(elsewhere));
    assertThat(holder.current().asset(added)).isEmpty();
  }

  @Test
  void aStopThatWasTakenBackMeanwhileIsLiftedAndTheOtherStays() {
    UUID added = addWhileReadingIsHeldBack();
    execute(database, "update asset set stopped_at = now() where id in (?, ?)", asset, sibling);
    await(() -> isStopped(asset) && isStopped(sibling));

    execute(database, "update asset set stopped_at = null where id = ?", asset);

    await(() -> !isStopped(asset));
    assertThat(isStopped(sibling)).isTrue();
    assertThat(holder.current().asset(added)).isEmpty();
  }

  @Test
  void whatWasStoppedBeforeStaysStoppedUntilItsLiftingIsRead() {
    execute(database, "update asset set stopped_at = now() where id = ?", asset);
    await(() -> isStopped(asset));
    UUID added = addWhileReadingIsHeldBack();

    execute(database, "update asset set stopped_at = null where id = ?", asset);
    execute(database, "update asset set stopped_at = now() where id = ?", sibling);

    await(() -> isStopped(sibling));
    assertThat(isStopped(asset)).isTrue();
    gate.countDown();
    await(() -> holder.current().asset(added).isPresent());
    await(() -> !isStopped(asset));
    assertThat(isStopped(sibling)).isTrue();
  }

  @Test
  void aStopOutlivesWhatWasReadBeforeItAndGoesWithWhatHasItRead() {
    TestCatalogue catalogue = new TestCatalogue();
    TenantFacts owner = TestCatalogue.tenant("JPY");
    UUID hero = catalogue.asset("hero", TestCatalogue.claim(owner, PolicyPreset.OPEN));
    SnapshotHolder held = catalogue.holder();
    Snapshot read = held.current();
    long version = read.version();

    held.stop(new Stops(version + 2, Set.of(hero, Ids.next())));
    assertThat(held.current().asset(hero).orElseThrow().stopped()).isTrue();
    assertThat(held.version()).isEqualTo(version);
    held.swap(read, 0);
    assertThat(held.current().asset(hero).orElseThrow().stopped()).isTrue();

    held.stop(new Stops(version, Set.of()));
    assertThat(held.current()).isSameAs(read);
  }

  @Test
  void aStopIsInForceWhereWhatChangedCannotBeRead() {
    await(
        () ->
            Objects.equals(
                value(database, "select version from snapshot_version"), holder.version()));
    unreadable = true;

    execute(database, "update asset set stopped_at = now() where id = ?", asset);

    await(() -> holder.latest().asset(asset).orElseThrow().stopped());
    unreadable = false;
    await(() -> holder.isInTouch() && isStopped(asset));
  }

  @Test
  void aStopThatCameWhileTheFirstWasReadIsInForceWithIt() {
    TestCatalogue catalogue = new TestCatalogue();
    TenantFacts owner = TestCatalogue.tenant("JPY");
    UUID hero = catalogue.asset("hero", TestCatalogue.claim(owner, PolicyPreset.OPEN));
    Snapshot read = catalogue.holder().current();
    SnapshotHolder first = new SnapshotHolder(database.reader());

    first.swap(read, new Stops(read.version() + 1, Set.of(hero)), first.now());

    assertThat(first.current().asset(hero).orElseThrow().stopped()).isTrue();
  }

  /** An asset whose reading has begun and does not come to its end. */
  private UUID addWhileReadingIsHeldBack() {
    await(
        () ->
            Objects.equals(
                value(database, "select version from snapshot_version"), holder.version()));
    gate = new CountDownLatch(1);
    return asset(other);
  }

  /** Whatever is read beside the watch fails while it is to. */
  private DataSource source() {
    DataSource reader = database.reader();
    return (DataSource)
        Proxy.newProxyInstance(
            StopsFirstTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (unreadable && !Thread.currentThread().equals(watching)) {
                throw new SQLException("it can't be read now");
              }
              return method.invoke(reader, arguments);
            });
  }

  private void pass(Runnable task) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    task.run();
  }

  private boolean isStopped(UUID id) {
    return holder.current().asset(id).orElseThrow().stopped();
  }

  private UUID asset(UUID of) {
    String name = "Stop" + Ids.next().toString().replace("-", "");
    return TestLicensing.asset(database, tenant, of, name, "*", 1_000_000, "JPY");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
