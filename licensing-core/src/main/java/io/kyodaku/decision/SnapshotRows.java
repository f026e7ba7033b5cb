package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Territories;
import io.kyodaku.screening.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compiles rows into facts. Rows come table by table: tenants and policies before assets, assets
 * before claims and aliases.
 */
final class SnapshotRows {

  /**
   * Tenants whose names are recognised. One that has never been verified has not shown that it owns
   * anything, and would otherwise have everybody's prompts refused by registering common words. One
   * that has closed owns what it owned: its characters are not free for all.
   */
  private static final Set<String> PROVEN = Set.of("VERIFIED", "SUSPENDED", "CLOSED");

  private record Tenant(TenantFacts facts, boolean isProven) {}

  private record Asset(
      UUID id,
      UUID workId,
      AssetKind kind,
      String name,
      boolean stopped,
      List<ClaimFacts> claims) {}

  /** A policy's place; null where it is said of everything. */
  private record Place(UUID tenantId, @Nullable UUID workId, @Nullable UUID assetId) {}

  private record Generator(boolean disabled, List<Rates> rates) {}

  private final Map<UUID, Tenant> tenants = new HashMap<>();
  private final Map<Place, PolicyAt> policies = new HashMap<>();
  private final Map<UUID, Asset> assets = new HashMap<>();
  private final List<Name> names = new ArrayList<>();
  private final Map<UUID, Generator> generators = new HashMap<>();

  // Most claims share a few of these, so they are made once.
  private final Map<String, Territories> territories = new HashMap<>();
  private final Map<List<PolicyAt>, List<PolicyAt>> policyLists = new HashMap<>();

  void tenant(ResultSet row) throws SQLException {
    UUID id = uuid(row, 1);
    String status = row.getString(2);
    TenantFacts facts =
        new TenantFacts(
            id, status.equals("VERIFIED"), row.getBoolean(3), Optional.ofNullable(contract(row)));
    tenants.put(id, new Tenant(facts, PROVEN.contains(status)));
  }

  private static @Nullable ContractFacts contract(ResultSet row) throws SQLException {
    if (row.getObject(5) == null || row.getObject(7) == null) {
      return null;
    }
    return new ContractFacts(
        uuid(row, 4),
        uuid(row, 5),
        row.getInt(6),
        instant(row, 7),
        Currency.getInstance(row.getString(8)),
        row.getString(9),
        row.getInt(10),
        RoyaltyBase.valueOf(row.getString(11)),
        row.getString(12).equals("OWNER"),
        row.getInt(13),
        row.getString(14),
        row.getString(15),
        row.getString(16));
  }

  void policy(ResultSet row) throws SQLException {
    UUID tenant = uuid(row, 1);
    UUID work = row.getObject(2, UUID.class);
    UUID asset = row.getObject(3, UUID.class);
    PolicyAt.Level level =
        asset != null
            ? PolicyAt.Level.ASSET
            : work != null ? PolicyAt.Level.WORK : PolicyAt.Level.TENANT;
    policies.put(
        new Place(tenant, work, asset),
        PolicyAt.of(
            level,
            asset != null ? asset : work != null ? work : tenant,
            row.getObject(6, UUID.class),
            Optional.ofNullable(row.getString(4)).map(PolicyPreset::valueOf),
            ControlsText.stored(row.getString(5))));
  }

  void asset(ResultSet row) throws SQLException {
    UUID id = uuid(row, 1);
    assets.put(
        id,
        new Asset(
            id,
            uuid(row, 3),
            AssetKind.valueOf(row.getString(4)),
            row.getString(5),
            row.getBoolean(6),
            new ArrayList<>(1)));
  }

  void claim(ResultSet row) throws SQLException {
    Tenant tenant = tenants.get(uuid(row, 2));
    Asset asset = assets.get(uuid(row, 3));
    if (tenant == null || asset == null) {
      throw new IllegalStateException("claim " + uuid(row, 1) + " hangs in the air");
    }
    asset
        .claims()
        .add(
            new ClaimFacts(
                uuid(row, 1),
                tenant.facts(),
                row.getInt(4),
                territories.computeIfAbsent(row.getString(5), Territories::stored),
                row.getLong(6),
                Currency.getInstance(row.getString(7)),
                policies(tenant.facts().id(), asset)));
  }

  private List<PolicyAt> policies(UUID tenant, Asset asset) {
    List<PolicyAt> found = new ArrayList<>(3);
    add(found, new Place(tenant, null, asset.id()));
    add(found, new Place(tenant, asset.workId(), null));
    add(found, new Place(tenant, null, null));
    return policyLists.computeIfAbsent(List.copyOf(found), same -> same);
  }

  private void add(List<PolicyAt> found, Place place) {
    PolicyAt policy = policies.get(place);
    if (policy != null) {
      found.add(policy);
    }
  }

  void alias(ResultSet row) throws SQLException {
    Asset asset = assets.get(uuid(row, 1));
    Tenant tenant = tenants.get(uuid(row, 2));
    if (asset != null && tenant != null && tenant.isProven()) {
      names.add(new Name(uuid(row, 2), asset.id(), asset.name(), row.getString(3)));
    }
  }

  void generator(ResultSet row) throws SQLException {
    generators.put(uuid(row, 1), new Generator(row.getBoolean(2), new ArrayList<>()));
  }

  void rateCard(ResultSet row) throws SQLException {
    Generator generator = generators.get(uuid(row, 2));
    if (generator != null) {
      generator
          .rates()
          .add(new Rates(uuid(row, 1), instant(row, 3), row.getLong(4), row.getLong(5)));
    }
  }

  List<Name> names() {
    return names;
  }

  Map<UUID, AssetFacts> assets() {
    Map<UUID, AssetFacts> facts = HashMap.newHashMap(assets.size());
    assets.forEach(
        (id, asset) ->
            facts.put(
                id,
                new AssetFacts(id, asset.kind(), asset.name(), asset.stopped(), asset.claims())));
    return facts;
  }

  Map<UUID, GeneratorFacts> generators() {
    Map<UUID, GeneratorFacts> facts = HashMap.newHashMap(generators.size());
    generators.forEach(
        (id, generator) ->
            facts.put(id, new GeneratorFacts(id, generator.disabled(), generator.rates())));
    return facts;
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
