package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.PluginAnswer.Failed;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.NoSettings;
import io.kyodaku.plugin.api.UsageTerms;
import io.kyodaku.plugin.testkit.HostileInUse;
import io.kyodaku.shared.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Plugins that do not come back. Code that waits for a latch stands for what loops inside the JDK:
 * there is no tripwire in either.
 */
@Timeout(40)
class StuckPluginTest {

  private static final String HASH = "5".repeat(64);
  private static final int CALLERS = 12;

  private final Hosts.MovableClock clock = new Hosts.MovableClock();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();
  private final TenantId victim = Hosts.tenant();
  private final TenantId sharer = Hosts.tenant();
  private final Surroundings around = Hosts.surroundings(clock);
  private final Seats seats = new Seats(around);
  private final PluginPin pin = PluginPin.of(HASH, null);

  @AfterEach
  void letEverybodyGo() {
    gate.countDown();
    around.watchdog().close();
  }

  @Test
  void fewCallersAreHeldAndTheOthersAreAnswered() {
    install(new Waiting());
    List<CompletableFuture<PluginAnswer<Fee>>> callers = callers(victim);
    await(() -> done(callers) >= CALLERS - Seats.CALLERS_OF_ONE_JAR);
    assertThat(callers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
        .allMatch(Failed.class::isInstance);
    assertThat(kind(ask(victim))).isEqualTo(FailureKind.SUSPENDED);
  }

  @Test
  void nobodyEntersWhileACallIsOverdueHoweverLongThatLasts() {
    install(new Waiting());
    callers(victim);
    await(() -> seats.engagement(victim, HASH).breaker().isSuspended());
    clock.pass(Duration.ofDays(1));
    int stuck = inside.get();
    assertThat(kind(ask(victim))).isEqualTo(FailureKind.SUSPENDED);
    seats.engagement(victim, HASH).breaker().reset();
    assertThat(kind(ask(victim))).isEqualTo(FailureKind.SUSPENDED);
    assertThat(inside).hasValue(stuck);

    gate.countDown();
    await(() -> inside.get() == 0);
    clock.pass(Duration.ofDays(1));
    await(() -> ask(victim) instanceof Answered);
  }

  @Test
  void anotherTenantOfTheSameJarLosesNoFurtherCallers() {
    install(new Waiting());
    callers(victim);
    await(() -> inside.get() > Seats.CALLERS_OF_ONE_JAR);
    List<CompletableFuture<PluginAnswer<Fee>>> others = callers(sharer);
    await(() -> done(others) == CALLERS);
    assertThat(kind(ask(sharer))).isEqualTo(FailureKind.SUSPENDED);
  }

  @Test
  void aPluginInsideTheJdkIsSuspendedWhileItIsThere() {
    PluginHost host = Hosts.host(new InMemoryPluginJars(), clock);
    PluginPin stuck = Hosts.seated(host, HostileInUse.FEE_STAYS_IN_THE_JDK.jar(), victim);
    CompletableFuture<PluginAnswer<Fee>> caller =
        elsewhere(() -> host.usageTerms(victim, stuck, Hosts.TEN_TIMES).fee(Hosts.USAGE));
    await(() -> host.isSuspended(victim, stuck.hash()));
    assertThat(caller).isNotDone();
    assertThat(kind(host.usageTerms(victim, stuck, Hosts.TEN_TIMES).fee(Hosts.USAGE)))
        .isEqualTo(FailureKind.SUSPENDED);
    assertThat(host.usageTerms(victim, PluginPin.STANDARD, Hosts.TEN_TIMES).fee(Hosts.USAGE))
        .isInstanceOf(Answered.class);
    host.close();
  }

  private void install(Waiting plugin) {
    PluginInfo info =
        new PluginInfo(HASH, "waiting", "1", 1, "Waiting", Set.of(Capability.USAGE_TERMS));
    SettingsShape none = new SettingsShape(NoSettings.class, List.of());
    around
        .plugins()
        .swap(
            new LivePlugins.View(
                Map.of(HASH, new LoadedPlugin(info, plugin.untyped(), none, null)),
                Set.of(),
                Map.of(HASH, Set.of(victim, sharer))));
  }

  private PluginAnswer<Fee> ask(TenantId tenant) {
    return new GuardedUsageTerms(seats.usageTerms(tenant, pin), Hosts.TEN_TIMES).fee(Hosts.USAGE);
  }

  private List<CompletableFuture<PluginAnswer<Fee>>> callers(TenantId tenant) {
    List<CompletableFuture<PluginAnswer<Fee>>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(elsewhere(() -> ask(tenant)));
    }
    return callers;
  }

  private static CompletableFuture<PluginAnswer<Fee>> elsewhere(
      java.util.function.Supplier<PluginAnswer<Fee>> question) {
    return CompletableFuture.supplyAsync(
        question, task -> Thread.ofPlatform().daemon().start(task));
  }

  private static long done(List<CompletableFuture<PluginAnswer<Fee>>> callers) {
    return callers.stream().filter(CompletableFuture::isDone).count();
  }

  private static FailureKind kind(PluginAnswer<?> answer) {
    return ((Failed<?>) answer).kind();
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.interrupted()).as("waited for too long").isFalse();
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Its fee waits until the test lets it go. */
  private final class Waiting implements KyodakuPlugin<NoSettings> {

    @SuppressWarnings("unchecked")
    KyodakuPlugin<Record> untyped() {
      return (KyodakuPlugin<Record>) (KyodakuPlugin<?>) this;
    }

    @Override
    public String id() {
      return "waiting";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return API_VERSION;
    }

    @Override
    public String name() {
      return "Waiting";
    }

    @Override
    public Set<Capability> offers() {
      return Set.of(Capability.USAGE_TERMS);
    }

    @Override
    public NoSettings defaultConfiguration() {
      return new NoSettings();
    }

    @Override
    public UsageTerms usageTerms(NoSettings none) {
      return facts -> {
        inside.incrementAndGet();
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        } finally {
          inside.decrementAndGet();
        }
        return new Fee(1, facts.currency());
      };
    }
  }
}
