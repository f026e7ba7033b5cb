package io.kyodaku.decision;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.Saying;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.FoundTerm;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Two owners with some assets in memory, what they say, and usages that were decided by it: for
 * tests of other packages, since snapshots are made in this one alone.
 */
public final class TestTrials {

  public static final Instant NOW = TestCatalogue.NOW;
  private static final List<String> COUNTRIES = List.of("JP", "US", "DE", "FR");
  private static final List<String> RULES =
      List.of(
          "",
          "{\"rules\":[{\"id\":\"a\",\"name\":\"No violence\",\"action\":\"BLOCK\","
              + "\"themes\":[\"violence\"]}]}",
          "{\"rules\":[{\"id\":\"b\",\"name\":\"Ask for long ones\",\"action\":\"ASK\","
              + "\"seconds\":{\"atLeast\":20},\"factorBps\":20000}]}",
          "{\"guards\":{\"audience\":[\"ADULT\"]}}");

  private final TestCatalogue catalogue = new TestCatalogue();
  private final Random random;
  private final UUID generator = catalogue.generator();
  private final List<TenantFacts> tenants =
      List.of(TestCatalogue.tenant("JPY"), TestCatalogue.tenant("JPY"));
  private final List<UUID> assets = new ArrayList<>();

  public TestTrials(long seed) {
    random = new Random(seed);
    // The first two may appear together: their fees are divided.
    JointFacts agreed =
        new JointFacts(
            UUID.randomUUID(),
            new JointFacts.Side(tenants.get(0).id(), 6_000),
            new JointFacts.Side(tenants.get(1).id(), 4_000),
            Bits.ALL,
            Territories.everywhere(),
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    for (int i = 0; i < 8; i++) {
      List<JointFacts.Part> joint =
          i < 2 ? List.of(new JointFacts.Part(agreed, i == 0)) : List.of();
      assets.add(
          catalogue.asset(UUID.randomUUID(), AssetKind.CHARACTER, "Asset" + i, joint, claims(i)));
    }
  }

  private ClaimFacts[] claims(int number) {
    // The last two are shared.
    if (number >= 6) {
      return new ClaimFacts[] {
        claim(tenants.get(0), "JP", 10_000), claim(tenants.get(1), "US|DE|FR", 6_000)
      };
    }
    return new ClaimFacts[] {claim(tenants.get(number % 2), "*", 10_000)};
  }

  private ClaimFacts claim(TenantFacts tenant, String territories, int shareBps) {
    List<PolicyAt> policies = new ArrayList<>();
    UUID subject = UUID.randomUUID();
    String text = RULES.get(random.nextInt(RULES.size()));
    if (!text.isEmpty()) {
      policies.add(
          new PolicyAt(
              PolicyAt.Level.ASSET,
              subject,
              null,
              Spoken.of(Optional.empty(), ControlsText.stored(text))));
    }
    PolicyPreset preset = any(PolicyPreset.values());
    policies.add(PolicyAt.of(PolicyAt.Level.TENANT, tenant.id(), preset));
    return new ClaimFacts(
        UUID.randomUUID(),
        tenant,
        shareBps,
        Territories.stored(territories),
        3_000_000,
        Currency.getInstance("JPY"),
        Policies.of(policies));
  }

  private <T> T any(T[] all) {
    return List.of(all).get(random.nextInt(all.length));
  }

  /** A usage as it was asked, with what came of it. */
  public record Asked(Usage usage, UUID generator, AgeBand age, Decision decision, Decided told) {}

  public TenantId tenant(int number) {
    return new TenantId(tenants.get(number).id());
  }

  public List<UUID> assets() {
    return List.copyOf(assets);
  }

  public Asked ask() {
    Set<String> wanted = new TreeSet<>();
    wanted.add(COUNTRIES.get(random.nextInt(COUNTRIES.size())));
    wanted.add(COUNTRIES.get(random.nextInt(COUNTRIES.size())));
    List<UUID> named = new ArrayList<>();
    named.add(assets.get(random.nextInt(assets.size())));
    if (random.nextInt(3) == 0) {
      UUID other = assets.get(random.nextInt(assets.size()));
      if (!named.contains(other)) {
        named.add(other);
      }
    }
    Usage plain =
        Usages.usage(
            "a garden",
            named,
            any(Use.values()),
            1 + random.nextInt(40),
            Quality.STANDARD,
            wanted.toArray(String[]::new));
    Usage usage =
        switch (random.nextInt(3)) {
          case 0 -> plain;
          case 1 -> plain.withThemes(Set.of());
          default -> plain.withThemes(Set.of("violence"));
        };
    AgeBand age = any(AgeBand.values());
    Deciding deciding = catalogue.deciding(age, NOW);
    return new Asked(
        usage,
        generator,
        age,
        deciding.decide(usage, generator),
        deciding.decideTelling(usage, generator));
  }

  /** What is remembered of what was refused by one alone. */
  public PastUsage past(Asked asked, int tenant, Concern concern) {
    return past(
        asked, tenant, concern.own().claims().stream().map(OwnSay.OfClaim::assetId).toList());
  }

  /** What is remembered of it: the age only if somebody asked for it. */
  public PastUsage past(Asked asked, int tenant) {
    return past(asked, tenant, asked.usage().assets());
  }

  private PastUsage past(Asked asked, int tenant, List<UUID> assets) {
    UUID alias = CreatorAlias.of(tenants.get(tenant).id(), asked.usage().creatorId());
    return new PastUsage(
        alias,
        asked.generator(),
        asked.usage().use(),
        asked.usage().quality(),
        asked.usage().seconds(),
        Territories.of(asked.usage().territories()),
        asked.usage().themes(),
        asked.decision().basis().age().orElse(AgeBand.UNKNOWN),
        assets.stream().distinct().toList(),
        List.<FoundTerm>of());
  }

  public Trials.Pair asThingsStand(int tenant) {
    return trials(tenant, Optional.empty());
  }

  public Trials.Pair drafted(int tenant, PolicyPreset preset) {
    return drafted(tenant, preset, Controls.NONE);
  }

  public Trials.Pair drafted(int tenant, PolicyPreset preset, Controls controls) {
    return trials(
        tenant,
        Optional.of(
            new Trial.Draft(
                new Level.OfTenant(), new Saying(Optional.of(preset), controls), Set.of())));
  }

  private Trials.Pair trials(int tenant, Optional<Trial.Draft> draft) {
    FeeSource none = (terms, facts) -> new FeeSource.Failed("there is no plugin");
    return new Trials(catalogue.holder(), none).of(tenant(tenant), draft);
  }
}
