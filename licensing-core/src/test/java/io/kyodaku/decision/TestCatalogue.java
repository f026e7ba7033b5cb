package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Territories;
import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.Name;
import io.kyodaku.screening.Sought;
import io.kyodaku.screening.Term;
import io.kyodaku.shared.Ids;
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
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Registered assets in memory, for tests of what is decided about them. */
final class TestCatalogue {

  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final ParTable PAR =
      new ParTable(
          1,
          Map.of(
              Currency.getInstance("USD"), 10_000L,
              Currency.getInstance("EUR"), 10_000L,
              Currency.getInstance("JPY"), 1_000_000L));
  static final long VERSION = 42;
  static final CreatorAges UNKNOWN_AGES = creator -> AgeBand.UNKNOWN;
  private static final List<PolicyAt.Level> LEVELS =
      List.of(PolicyAt.Level.ASSET, PolicyAt.Level.WORK, PolicyAt.Level.TENANT);

  private final Map<UUID, AssetFacts> assets = new HashMap<>();
  private final Map<UUID, GeneratorFacts> generators = new HashMap<>();
  private final List<Name> names = new ArrayList<>();

  /** Of 2 credits a second, 5 in premium quality. */
  UUID generator() {
    UUID id = Ids.next();
    generators.put(
        id,
        new GeneratorFacts(
            id, false, List.of(new Rates(Ids.next(), Instant.EPOCH, 2_000_000, 5_000_000))));
    return id;
  }

  UUID generator(boolean disabled, Rates... rates) {
    UUID id = Ids.next();
    generators.put(id, new GeneratorFacts(id, disabled, List.of(rates)));
    return id;
  }

  static TenantFacts tenant(String currency) {
    return tenant(true, false, contract(currency, 7_000, null));
  }

  static TenantFacts tenant(boolean verified, boolean stopped, @Nullable ContractFacts contract) {
    return new TenantFacts(
        Ids.next(), verified, stopped, contract == null ? List.of() : List.of(contract));
  }

  static ContractFacts contract(String currency, int shareBps, @Nullable String termsHash) {
    return contract(currency, shareBps, termsHash, Instant.EPOCH);
  }

  static ContractFacts contract(
      String currency, int shareBps, @Nullable String termsHash, Instant effectiveFrom) {
    return new ContractFacts(
        Ids.next(),
        Ids.next(),
        3,
        effectiveFrom,
        Currency.getInstance(currency),
        "JP",
        shareBps,
        RoyaltyBase.LIST,
        false,
        20_000,
        termsHash == null ? null : "a-plugin",
        termsHash,
        termsHash == null ? null : "{}",
        null,
        Bounds.NONE);
  }

  /** All of the asset, everywhere, for 5 major units a second. */
  static ClaimFacts claim(TenantFacts tenant, PolicyPreset... presets) {
    return claim(tenant, "*", 10_000, 5_000_000, presets);
  }

  /**
   * @param presets of the asset, then of its work, then of the tenant
   */
  static ClaimFacts claim(
      TenantFacts tenant, String territories, int shareBps, long price, PolicyPreset... presets) {
    List<PolicyAt> policies = new ArrayList<>();
    for (int i = 0; i < presets.length; i++) {
      policies.add(PolicyAt.of(LEVELS.get(i), Ids.next(), presets[i]));
    }
    String currency =
        tenant.contracts().stream()
            .findFirst()
            .map(contract -> contract.currency().getCurrencyCode())
            .orElse("JPY");
    return new ClaimFacts(
        Ids.next(),
        tenant,
        shareBps,
        Territories.stored(territories),
        price,
        Currency.getInstance(currency),
        Policies.of(policies));
  }

  /**
   * All of the asset, everywhere, for 5 major units a second.
   *
   * @param controls of the asset, as ControlsText has them
   * @param preset of the tenant, if it chose one
   */
  static ClaimFacts ruled(TenantFacts tenant, String controls, PolicyPreset... preset) {
    List<PolicyAt> policies = new ArrayList<>();
    policies.add(
        new PolicyAt(
            PolicyAt.Level.ASSET,
            Ids.next(),
            Ids.next(),
            Spoken.of(Optional.empty(), ControlsText.stored(controls))));
    for (PolicyPreset one : preset) {
      policies.add(PolicyAt.of(PolicyAt.Level.TENANT, tenant.id(), one));
    }
    return new ClaimFacts(
        Ids.next(),
        tenant,
        10_000,
        Territories.everywhere(),
        5_000_000,
        Currency.getInstance("JPY"),
        Policies.of(policies));
  }

  UUID asset(String name, ClaimFacts... claims) {
    return asset(name, false, claims);
  }

  UUID asset(String name, boolean stopped, ClaimFacts... claims) {
    return asset(Ids.next(), AssetKind.CHARACTER, name, stopped, claims);
  }

  UUID asset(UUID id, AssetKind kind, String name, boolean stopped, ClaimFacts... claims) {
    assets.put(id, new AssetFacts(id, kind, name, stopped, List.of(claims)));
    names.add(new Name(id, id, name, name));
    return id;
  }

  /** With its places in what owners agreed. */
  UUID asset(
      UUID id, AssetKind kind, String name, List<JointFacts.Part> joint, ClaimFacts... claims) {
    List<ClaimFacts> all = List.of(claims);
    assets.put(id, new AssetFacts(id, kind, name, false, all, Ownership.of(all), joint));
    return id;
  }

  /** About which some of its owners are in conflict, each for all that it claims. */
  UUID contested(
      UUID id,
      String name,
      List<JointFacts.Part> joint,
      List<ClaimFacts> parties,
      ClaimFacts... others) {
    List<ClaimFacts> all = Stream.concat(parties.stream(), Stream.of(others)).toList();
    UUID conflict = Ids.next();
    Ownership ownership =
        Ownership.of(
            all.stream()
                .map(one -> new Ownership.Share(one.id(), one.territories(), one.shareBps()))
                .toList(),
            parties.stream()
                .map(
                    one ->
                        new Ownership.Contested(
                            conflict, one.id(), one.territories(), one.shareBps()))
                .toList());
    assets.put(id, new AssetFacts(id, AssetKind.CHARACTER, name, false, all, ownership, joint));
    return id;
  }

  Snapshot snapshot() {
    List<Sought> all = new ArrayList<>(names);
    for (AssetFacts asset : assets.values()) {
      for (ClaimFacts claim : asset.claims()) {
        for (PolicyAt policy : claim.policies()) {
          policy
              .guards()
              .blockedTerms()
              .forEach(text -> all.add(new Term(policy.subjectId(), text, Term.Role.BLOCKED)));
        }
      }
    }
    return new Snapshot(
        VERSION, new AliasIndex(all), AssetTable.of(assets.values()), generators, List.of(PAR));
  }

  SnapshotHolder holder() {
    SnapshotHolder holder = new SnapshotHolder(nowhere(), () -> 0);
    holder.swap(snapshot(), 0);
    return holder;
  }

  /** With standard terms only. */
  Deciding deciding() {
    return deciding((terms, facts) -> new FeeSource.Failed("there is no plugin"));
  }

  /** On another day, for a creator of whom this is known. */
  Deciding deciding(AgeBand age, Instant now) {
    SnapshotHolder holder = holder();
    FeeSource none = (terms, facts) -> new FeeSource.Failed("there is no plugin");
    return new Deciding(
        holder, new Pricing(holder, none), creator -> age, Clock.fixed(now, ZoneOffset.UTC));
  }

  Deciding deciding(FeeSource fees) {
    SnapshotHolder holder = holder();
    return new Deciding(holder, new Pricing(holder, fees), UNKNOWN_AGES, CLOCK);
  }

  Pricing pricing(FeeSource fees) {
    return new Pricing(holder(), fees);
  }

  private static DataSource nowhere() {
    return new PGSimpleDataSource() {
      @Override
      public java.sql.Connection getConnection() throws SQLException {
        throw new SQLException("a snapshot in memory has no database");
      }
    };
  }
}
