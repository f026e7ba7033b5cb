package io.kyodaku.benchmarks;

import io.kyodaku.plugin.GuardedUsageTerms;
import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.formula.FormulaTerms;
import io.kyodaku.shared.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What a fee costs when the host asks for it: twice, compared, judged against the contract's bound,
 * watched from outside. The standard, a jar, and a formula with the jar's terms, each beside the
 * same terms called once without a host.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(2)
public class PluginBenchmark {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final TenantId TENANT = new TenantId(new UUID(0, 1));
  private static final int TEN_TIMES = 100_000;
  private static final List<Use> USES = List.of(Use.values());

  /** Free for oneself, a part of the list fee to share up to a cap, as listed for a business. */
  private static final String FORMULA =
      "use == 'PERSONAL' ? 0 : use == 'SHARED' ? min(part(listFee, 2500), part(100 * unit,"
          + " ownership)) : listFee";

  private static final String SETTINGS = "{\"fee\":\"" + FORMULA + "\",\"lines\":\"[]\"}";

  /** Usages of all kinds, in turn. */
  @State(Scope.Thread)
  public static class Usages {
    private final UsageFacts[] facts = new UsageFacts[64];
    private int next;

    @Setup
    public void make() {
      for (int i = 0; i < facts.length; i++) {
        long seconds = 1L + i % 30;
        facts[i] =
            new UsageFacts(
                new UUID(1, i),
                AssetKind.CHARACTER,
                USES.get(i % USES.size()),
                List.of("JP", "US"),
                seconds,
                Quality.STANDARD,
                10_000_000,
                10_000,
                10_000,
                10_000_000 * seconds,
                YEN);
      }
    }

    UsageFacts next() {
      next = (next + 1) % facts.length;
      return facts[next];
    }
  }

  /** Terms in a contract, as the host gives them. */
  @State(Scope.Benchmark)
  public static class Seated {
    @Param({"standard", "jar", "formula"})
    private String plugin = "";

    private final PluginHost host = new PluginHost(new PluginJarsInMemory(), Clock.systemUTC());
    private GuardedUsageTerms terms = host.usageTerms(TENANT, PluginPin.STANDARD, TEN_TIMES);

    @Setup
    public void seat() throws IOException {
      PluginPin pin =
          switch (plugin) {
            case "jar" -> new PluginPin(installed(), "{}");
            case "formula" -> new PluginPin(FormulaTerms.HASH, SETTINGS);
            default -> PluginPin.STANDARD;
          };
      terms = host.usageTerms(TENANT, pin, TEN_TIMES);
    }

    private String installed() throws IOException {
      Installation outcome = host.install(Files.readAllBytes(jar()));
      if (!(outcome instanceof Installation.Installed installed)) {
        throw new IllegalStateException(outcome.toString());
      }
      host.makeAvailable(TENANT, installed.plugin().hash(), new UUID(0, 9));
      return installed.plugin().hash();
    }

    private static Path jar() throws IOException {
      Path built = Path.of("plugins", "fan-friendly", "target");
      Path target = Files.exists(built) ? built : Path.of("..").resolve(built);
      try (Stream<Path> files = Files.list(target)) {
        return files
            .filter(
                file -> file.getFileName().toString().matches("fan-friendly-[^-]+(-SNAPSHOT)?.jar"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("build plugins/fan-friendly first"));
      }
    }
  }

  @Benchmark
  public PluginAnswer<Fee> guarded(Seated seated, Usages usages) {
    return seated.terms.fee(usages.next());
  }

  @Benchmark
  public long bareJava(Usages usages) {
    UsageFacts facts = usages.next();
    return switch (facts.use()) {
      case PERSONAL -> 0;
      case SHARED -> Math.min(facts.listFeeMicros() / 4, 100_000_000);
      case COMMERCIAL -> facts.listFeeMicros();
    };
  }

  /** Without arguments. */
  public static void main(String[] none) throws RunnerException {
    new Runner(new OptionsBuilder().include(PluginBenchmark.class.getSimpleName()).build()).run();
  }
}
