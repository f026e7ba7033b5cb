package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Installed;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.testkit.SampleFacts;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** Hosts that lose patience soon, and what their tests ask about. */
final class Hosts {

  static final UUID ADMIN = Ids.next();
  static final int TEN_TIMES = 100_000;

  /** A usage whose list fee is not nothing. */
  static final UsageFacts USAGE =
      SampleFacts.usages().stream()
          .filter(usage -> usage.listFeeMicros() > 1_000_000 && usage.use() != Use.COMMERCIAL)
          .findFirst()
          .orElseThrow();

  static final PeriodFacts PERIOD =
      SampleFacts.periods().stream()
          .filter(period -> period.totals().size() > 3 && period.shareBps() == 5_000)
          .findFirst()
          .orElseThrow();

  static final PayableFacts PAYABLE =
      new PayableFacts(
          PERIOD.period(),
          PERIOD.period().toExclusive(),
          PERIOD.currency(),
          1_000_000,
          PERIOD.period().fromInclusive());

  private static final Limits LIMITS =
      new Limits(Duration.ofMillis(5), 60, 300, 5, Duration.ofSeconds(30), Duration.ofHours(1));

  private Hosts() {}

  static PluginHost host(PluginJars jars, Clock clock) {
    return new PluginHost(jars, clock, LIMITS);
  }

  /** What a host has around its seats, for tests that look at these alone. */
  static Surroundings surroundings(Clock clock) {
    return Surroundings.of(LIMITS, clock);
  }

  static TenantId tenant() {
    return new TenantId(Ids.next());
  }

  /** Installs a jar, makes it available to the tenants and pins it with its defaults. */
  static PluginPin seated(PluginHost host, byte[] jar, TenantId... tenants) {
    return switch (host.install(jar)) {
      case Installed(PluginInfo plugin) -> {
        for (TenantId tenant : tenants) {
          host.makeAvailable(tenant, plugin.hash(), ADMIN);
        }
        yield PluginPin.of(plugin.hash(), null);
      }
      case Installation.Rejected rejected -> throw new AssertionError(rejected.text());
    };
  }

  /** A clock that a test moves. */
  static final class MovableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-07-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nothing here reads a zone");
    }
  }
}
