package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.AliasIndex;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Assets in memory, each with five rules of its own, and usages of three of them. It is of this
 * package because a snapshot is made nowhere else.
 */
public final class ManyRuledAssets {

  private static final int OWNERS = 1_000;
  private static final int ASSETS_OF_A_USAGE = 3;
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final List<String> COUNTRIES = List.of("JP", "US", "DE", "FR", "BR", "IN");

  private final List<UUID> ids = new ArrayList<>();
  private final Deciding deciding;
  private final UUID generator = new UUID(7, 7);
  private final Random random = new Random(4711);

  /**
   * @param alike whether those that say the same share it, as they do where it is read from the
   *     database; else each is as if it said what nobody else does
   */
  public ManyRuledAssets(int count, boolean alike) {
    Map<String, Spoken> shared = new HashMap<>();
    List<AssetFacts> assets = new ArrayList<>(count);
    List<TenantFacts> tenants = new ArrayList<>();
    for (int i = 0; i < OWNERS; i++) {
      tenants.add(tenant());
    }
    for (int i = 0; i < count; i++) {
      UUID id = id();
      ids.add(id);
      PolicyAt rules =
          new PolicyAt(
              PolicyAt.Level.ASSET,
              id,
              id(),
              alike ? shared.computeIfAbsent(rules(i), ManyRuledAssets::spoken) : spoken(rules(i)));
      ClaimFacts claim =
          new ClaimFacts(
              id(),
              tenants.get(i % OWNERS),
              10_000,
              Territories.everywhere(),
              5_000_000,
              JPY,
              Policies.of(List.of(rules)));
      assets.add(new AssetFacts(id, AssetKind.CHARACTER, "Asset " + i, false, List.of(claim)));
    }
    GeneratorFacts rates =
        new GeneratorFacts(
            generator, false, List.of(new Rates(id(), Instant.EPOCH, 2_000_000, 5_000_000)));
    Snapshot snapshot =
        new Snapshot(
            1,
            new AliasIndex(List.of()),
            AssetTable.of(assets),
            Map.of(generator, rates),
            List.of(new ParTable(1, Map.of(JPY, 1_000_000L))));
    SnapshotHolder holder = new SnapshotHolder(new Nowhere(), () -> 0);
    holder.swap(snapshot, 0);
    deciding =
        new Deciding(
            holder,
            new Pricing(holder, (terms, facts) -> new FeeSource.Failed("there is no plugin")),
            creator -> AgeBand.ADULT,
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Spoken spoken(String rules) {
    return Spoken.of(Optional.empty(), ControlsText.stored(rules));
  }

  /** What the peers are given too: see DecisionBenchmark. */
  public static String rules(int number) {
    String closed = COUNTRIES.get(number % COUNTRIES.size());
    return "{\"rules\":[{\"id\":\"a\",\"name\":\"No"
        + " violence\",\"action\":\"BLOCK\",\"themes\":[\"violence\"]},{\"id\":\"b\",\"name\":\"Not"
        + " there\",\"action\":\"BLOCK\",\"territories\":{\"include\":[\""
        + closed
        + "\"],\"covers\":\""
        + closed
        + "\"}},"
        + "{\"id\":\"c\",\"name\":\"Long ones\",\"action\":\"BLOCK\",\"seconds\":{\"atLeast\":60}},"
        + "{\"id\":\"d\",\"name\":\"Fans\",\"action\":\"ALLOW\",\"uses\":[\"PERSONAL\",\"SHARED\"],"
        + "\"obligations\":[{\"code\":\"attribution\"}]},"
        + "{\"id\":\"e\",\"name\":\"Shops\",\"action\":\"ALLOW\",\"uses\":[\"COMMERCIAL\"],"
        + "\"qualities\":[\"PREMIUM\"]}]}";
  }

  /** A usage of some three of the assets. */
  public Usage usage() {
    List<UUID> some = new ArrayList<>();
    while (some.size() < ASSETS_OF_A_USAGE) {
      UUID id = ids.get(random.nextInt(ids.size()));
      if (!some.contains(id)) {
        // As it is read from a request: not the very object that the snapshot has.
        some.add(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
      }
    }
    return new Usage(
        new UUID(1, 1),
        "",
        some,
        random.nextInt(3) == 0 ? Use.COMMERCIAL : Use.SHARED,
        new TreeSet<>(Set.of(COUNTRIES.get(random.nextInt(COUNTRIES.size())))),
        5,
        random.nextBoolean() ? Quality.STANDARD : Quality.PREMIUM,
        Optional.of(random.nextInt(10) == 0 ? Set.of("violence") : Set.of()));
  }

  /** Which of the assets it is, as {@link #rules} counts them. */
  public int number(UUID asset) {
    return ids.indexOf(asset);
  }

  public Decision decide(Usage usage) {
    return deciding.decide(usage, generator);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private TenantFacts tenant() {
    return new TenantFacts(
        id(),
        true,
        false,
        List.of(
            new ContractFacts(
                id(),
                id(),
                1,
                Instant.EPOCH,
                JPY,
                "JP",
                7_000,
                RoyaltyBase.LIST,
                false,
                20_000,
                null,
                null,
                null,
                null,
                Bounds.NONE)));
  }

  /** Nothing here is read from a database. */
  private static final class Nowhere implements DataSource {
    @Override
    public java.sql.Connection getConnection() throws SQLException {
      throw new SQLException("there is no database");
    }

    @Override
    public java.sql.Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      throw new SQLException("there is no log");
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
