package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL, the inbox on one of them. */
class PluginPollingTest {

  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void aJarDroppedInOnOneNodeIsLiveOnTheOther() throws IOException {
    TestDatabase database = TestDatabase.fresh();
    PluginHost here =
        Hosts.host(new JdbcPluginJars(database.owner(), Clock.systemUTC()), Clock.systemUTC());
    PluginHost there =
        Hosts.host(new JdbcPluginJars(database.owner(), Clock.systemUTC()), Clock.systemUTC());
    byte[] jar = SamplePlugins.flatFee();
    String hash = PluginHost.hash(jar);
    try (PluginPolling onHere =
            PluginPolling.start(here, List.of(new PluginInbox(here, folder)), () -> {}, OFTEN);
        PluginPolling onThere = PluginPolling.start(there, List.of(), () -> {}, OFTEN)) {
      Files.write(folder.resolve("flat-fee.jar"), jar);
      await(() -> there.find(hash).isPresent());
      var tenant = TestTenants.verified(database, "JPY");
      here.makeAvailable(tenant, hash, Hosts.ADMIN);
      await(() -> there.installed().getFirst().availableTo().contains(tenant));
      there.disable(hash);
      await(() -> !here.installed().getFirst().enabled());
    }
    assertThat(folder.resolve("installed/flat-fee.jar")).exists();
  }

  @Test
  @Timeout(60)
  void anErrorDoesNotEndTheTurns() {
    AtomicInteger turns = new AtomicInteger();
    PluginHost failing =
        new PluginHost(new InMemoryPluginJars(), Clock.systemUTC()) {
          @Override
          public synchronized void sync() {
            turns.incrementAndGet();
            throw new StackOverflowError();
          }
        };
    PluginPolling polling = PluginPolling.start(failing, List.of(), () -> {}, OFTEN);
    await(() -> turns.get() > 2);
    polling.close();
    failing.close();
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.interrupted()).as("waited for too long").isFalse();
      LockSupport.parkNanos(OFTEN.toNanos());
    }
  }
}
