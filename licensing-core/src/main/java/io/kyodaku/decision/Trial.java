package io.kyodaku.decision;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.Saying;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Territories;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one owner would say to usages of the past: by the guards and rules that decide, on one
 * snapshot, in which a draft may stand in place of what the owner says at one level. It has no
 * effect and may be asked by several threads at once.
 */
public final class Trial {

  private static final UUID NOBODY = new UUID(0, 0);

  private final Snapshot snapshot;
  private final UUID tenant;
  private final Optional<Draft> draft;
  private final FeeSource fees;
  private final Map<UUID, Owned> owned = new ConcurrentHashMap<>();
  private final List<Instant> edges;

  /**
   * What stands in place of what is said.
   *
   * @param assets that listen to the level; of everything: empty, since all do
   */
  public record Draft(Level level, Saying says, Set<UUID> assets) {

    public Draft {
      assets = Set.copyOf(assets);
    }

    private boolean isHeardBy(UUID asset) {
      return level instanceof Level.OfTenant || assets.contains(asset);
    }

    private PolicyAt compiled(UUID tenant) {
      return switch (level) {
        case Level.OfAsset of -> compiled(PolicyAt.Level.ASSET, of.assetId());
        case Level.OfWork of -> compiled(PolicyAt.Level.WORK, of.workId());
        case Level.OfTenant of -> compiled(PolicyAt.Level.TENANT, tenant);
      };
    }

    private PolicyAt compiled(PolicyAt.Level at, UUID subject) {
      return new PolicyAt(at, subject, null, Spoken.of(says.preset(), says.controls()));
    }
  }

  /** An asset as far as the owner holds claims in it. */
  private record Owned(Optional<AssetFacts> asset, List<ClaimFacts> claims) {}

  /**
   * What it would say.
   *
   * @param ageWanted whether a rule or a guard asked how old the creator is, and nobody knows
   */
  public record Answer(OwnSay say, boolean ageWanted) {}

  /** The draft, compiled once. */
  private final Optional<PolicyAt> instead;

  private Trial(Snapshot snapshot, UUID tenant, Optional<Draft> draft, FeeSource fees) {
    this.snapshot = snapshot;
    this.tenant = tenant;
    this.draft = draft;
    this.fees = fees;
    instead = draft.map(said -> said.compiled(tenant));
    edges =
        instead.stream()
            .flatMap(said -> said.rules().stream())
            .flatMap(rule -> rule.edges().stream())
            .toList();
  }

  /** As things stand, but for the draft. */
  static Trial of(Snapshot snapshot, TenantId tenant, Optional<Draft> draft, FeeSource fees) {
    return new Trial(snapshot, tenant.value(), draft, fees);
  }

  /**
   * The moments after {@code from} and not after {@code until} at which what is said of these
   * assets may turn: where windows of rules begin and end, in order.
   */
  public List<Instant> turns(Set<UUID> assets, Instant from, Instant until) {
    Set<Instant> turns = new TreeSet<>(edges);
    for (UUID asset : assets) {
      for (ClaimFacts claim : owned(asset).claims()) {
        for (PolicyAt policy : claim.policies()) {
          policy.rules().forEach(rule -> turns.addAll(rule.edges()));
        }
      }
    }
    return turns.stream().filter(at -> at.isAfter(from) && !at.isAfter(until)).toList();
  }

  /** Empty where the owner has no claim any more in anything that the usage touched. */
  public Optional<Answer> say(PastUsage past, Instant at) {
    List<Facts.Concerned> concerned = new ArrayList<>(past.assets().size());
    boolean any = false;
    for (UUID id : past.assets()) {
      Owned one = owned(id);
      if (one.asset().isPresent()) {
        List<ClaimFacts> claims = covering(one.claims(), past.territories());
        any |= !claims.isEmpty();
        concerned.add(new Facts.Concerned(one.asset().get(), claims, past.territories()));
      }
    }
    if (!any) {
      return Optional.empty();
    }
    Asked asked = Asked.of(past, at);
    OwnSay say = OwnersSay.of(facts(past, asked, at, concerned));
    boolean ageWanted = past.age() == AgeBand.UNKNOWN && asked.askedAge().isPresent();
    return Optional.of(new Answer(say, ageWanted));
  }

  private static List<ClaimFacts> covering(List<ClaimFacts> claims, Territories wanted) {
    List<ClaimFacts> covering = new ArrayList<>(claims.size());
    for (ClaimFacts claim : claims) {
      if (claim.territories().intersects(wanted)) {
        covering.add(claim);
      }
    }
    return covering;
  }

  private Facts facts(PastUsage past, Asked asked, Instant at, List<Facts.Concerned> concerned) {
    return new Facts(
        new Usage(
            NOBODY,
            "",
            past.assets(),
            past.use(),
            past.territories().codes(),
            past.seconds(),
            past.quality(),
            past.themes()),
        asked,
        snapshot,
        at,
        Optional.empty(),
        List.of(),
        past.terms(),
        concerned,
        List.of());
  }

  private Owned owned(UUID asset) {
    return owned.computeIfAbsent(asset, this::read);
  }

  private Owned read(UUID id) {
    Optional<AssetFacts> asset = snapshot.asset(id);
    List<ClaimFacts> claims =
        asset.stream()
            .flatMap(facts -> facts.claims().stream())
            .filter(claim -> claim.tenant().id().equals(tenant))
            .map(claim -> drafted(claim, id))
            .toList();
    return new Owned(asset, claims);
  }

  private ClaimFacts drafted(ClaimFacts claim, UUID asset) {
    if (draft.isEmpty() || instead.isEmpty() || !draft.get().isHeardBy(asset)) {
      return claim;
    }
    PolicyAt said = instead.get();
    List<PolicyAt> policies = new ArrayList<>(3);
    for (PolicyAt policy : claim.policies()) {
      if (policy.level() != said.level()) {
        policies.add(policy);
      }
    }
    if (!draft.get().says().isNothing()) {
      policies.add(said);
      policies.sort(Comparator.comparing(PolicyAt::level));
    }
    return new ClaimFacts(
        claim.id(),
        claim.tenant(),
        claim.shareBps(),
        claim.territories(),
        claim.pricePerSecondMicros(),
        claim.currency(),
        Policies.of(policies));
  }

  /** The terms of a claim as they are now; empty where it or its contract is gone. */
  public Optional<EarningTerms> terms(
      UUID asset, UUID claim, PastUsage past, int factorBps, Instant now) {
    Owned of = owned(asset);
    return of.claims().stream()
        .filter(one -> one.id().equals(claim))
        .findFirst()
        .flatMap(
            one ->
                one.tenant()
                    .contractAt(now)
                    .map(
                        contract ->
                            EarningTerms.of(one, shareBps(of, one, past), contract, factorBps)));
  }

  private static int shareBps(Owned of, ClaimFacts claim, PastUsage past) {
    return of.asset()
        .map(asset -> asset.ownership().licensed(claim.id(), past.territories()).shareBps())
        .orElse(0);
  }

  /**
   * What a claim asks for, by the code that prices what is granted.
   *
   * @param seconds that are charged
   * @return micros of the terms' currency; empty where there is no price: the plugin that sets it
   *     has no answer, or it is beyond what can be charged
   */
  public Optional<Long> fee(
      EarningTerms terms, UUID asset, PastUsage past, int factorBps, int seconds) {
    try {
      return feeExactly(terms, asset, past, factorBps, seconds);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Optional<Long> feeExactly(
      EarningTerms terms, UUID asset, PastUsage past, int factorBps, int seconds) {
    long listFee =
        Math.multiplyExact(
            Pricing.listFeePerSecond(terms.pricePerSecondMicros(), factorBps, terms.ownershipBps()),
            seconds);
    String hash = terms.termsHash();
    FeeSource.Answer answer =
        Pricing.fee(
            fees,
            hash == null
                ? null
                : new TermsPlugin(tenant, hash, terms.termsConfig(), terms.maxFeeBps()),
            listFee,
            () -> facts(terms, asset, past, factorBps, seconds, listFee));
    return answer instanceof FeeSource.Agreed agreed
        ? Optional.of(agreed.micros())
        : Optional.empty();
  }

  private UsageFacts facts(
      EarningTerms terms, UUID asset, PastUsage past, int factorBps, int seconds, long listFee) {
    return new UsageFacts(
        asset,
        owned(asset).asset().map(AssetFacts::kind).orElse(AssetKind.CHARACTER),
        io.kyodaku.plugin.api.Use.valueOf(past.use().name()),
        List.copyOf(past.territories().codes()),
        seconds,
        io.kyodaku.plugin.api.Quality.valueOf(past.quality().name()),
        terms.pricePerSecondMicros(),
        factorBps,
        terms.ownershipBps(),
        listFee,
        terms.currency());
  }
}
