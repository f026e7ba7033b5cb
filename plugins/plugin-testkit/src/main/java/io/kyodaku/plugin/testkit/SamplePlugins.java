package io.kyodaku.plugin.testkit;

/** Well-behaved plugins that no module of the build holds: jars to drop in while a test runs. */
public final class SamplePlugins {

  private SamplePlugins() {}

  /** Standard behaviour under the id {@code dropped-in}, in the version asked for. */
  public static byte[] droppedIn(String version) {
    return PluginSource.named("dropped-in").version(version).jar();
  }

  /**
   * {@code flat-fee}: every usage costs the same. Settings: {@code feeMicros}, money, 0 to a
   * million units, default 5 units; {@code commercialTimes}, 1 to 100, default 3.
   */
  public static byte[] flatFee() {
    return new PluginJar()
        .source("flat.FlatFee", FLAT_FEE)
        .source("flat.FlatFeeSettings", FLAT_FEE_SETTINGS)
        .service("flat.FlatFee")
        .bytes();
  }

  private static final String FLAT_FEE =
      """
      package flat;
      import io.kyodaku.plugin.api.*;
      import java.util.Set;
      public final class FlatFee implements KyodakuPlugin<FlatFeeSettings> {
        public String id() { return "flat-fee"; }
        public String version() { return "1.0.0"; }
        public int apiVersion() { return API_VERSION; }
        public String name() { return "Flat fee"; }
        public Set<Capability> offers() { return Set.of(Capability.USAGE_TERMS); }
        public FlatFeeSettings defaultConfiguration() { return new FlatFeeSettings(5_000_000, 3); }
        @Override public UsageTerms usageTerms(FlatFeeSettings settings) {
          return facts -> new Fee(
              facts.use() == Use.COMMERCIAL
                  ? Math.multiplyExact(settings.feeMicros(), settings.commercialTimes())
                  : settings.feeMicros(),
              facts.currency());
        }
      }
      """;

  private static final String FLAT_FEE_SETTINGS =
      """
      package flat;
      import io.kyodaku.plugin.api.*;
      public record FlatFeeSettings(
          @Setting(label = "Fee of every generation", unit = Unit.MONEY_MICROS, max = 1_000_000_000_000L) long feeMicros,
          @Setting(label = "Times when commercial", min = 1, max = 100) long commercialTimes) {}
      """;
}
