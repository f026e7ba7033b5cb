package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What owners say about one asset, for people who browse: each claim and each use, at the list
 * price. It decides nothing; a quote may still differ, because a usage has more facts than a use.
 */
@Dependent
public class AssetTerms {

  private final SnapshotHolder snapshots;
  private final Clock clock;

  @Inject
  public AssetTerms(SnapshotHolder snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * One owner's word on one use.
   *
   * @param listFeePerSecondMicros in {@code currency}; 0 where it is blocked or free
   * @param creditMicrosPerSecond the same in microcredits, at the par that holds now
   * @param conditional whether rules ask for more than a use: what is said here holds where they
   *     are met
   * @param territories sorted country codes, or {@code *} alone for everywhere
   */
  public record Term(
      UUID claimId,
      Use use,
      Action action,
      long listFeePerSecondMicros,
      Currency currency,
      long creditMicrosPerSecond,
      List<String> territories,
      boolean conditional) {}

  /**
   * Claim by claim, each use in turn; none where the asset is unknown or can't be licensed now.
   *
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public List<Term> of(UUID assetId) {
    return of(assetId, claim -> true);
  }

  /**
   * The same of one owner alone.
   *
   * @throws OutOfTouchException when this node can't know what has changed
   */
  public List<Term> of(UUID assetId, TenantId owner) {
    return of(assetId, claim -> claim.tenant().id().equals(owner.value()));
  }

  private List<Term> of(UUID assetId, Predicate<ClaimFacts> whose) {
    Snapshot snapshot = snapshots.current();
    Instant now = clock.instant();
    List<Term> terms = new ArrayList<>();
    snapshot
        .asset(assetId)
        .filter(asset -> !asset.stopped())
        .ifPresent(
            asset ->
                asset.claims().stream()
                    .filter(whose)
                    .filter(claim -> isOffered(claim, snapshot, now))
                    .forEach(claim -> terms.addAll(of(asset, claim, snapshot.parTable(), now))));
    return List.copyOf(terms);
  }

  private static boolean isOffered(ClaimFacts claim, Snapshot snapshot, Instant now) {
    TenantFacts tenant = claim.tenant();
    return tenant.verified()
        && !tenant.stopped()
        && tenant.contractAt(now).isPresent()
        && snapshot.parTable().has(claim.currency());
  }

  private static boolean mayBe(Bounds bounds, Use use, ClaimFacts.Outlook said) {
    return bounds.allows(use)
        && said.factorBps() <= bounds.feeFactorAtMostBps().orElse(Integer.MAX_VALUE);
  }

  private static List<Term> of(AssetFacts asset, ClaimFacts claim, ParTable par, Instant now) {
    List<Term> terms = new ArrayList<>();
    int shareBps = asset.ownership().highestBps(claim.id());
    for (Use use : Use.values()) {
      ClaimFacts.Outlook said = claim.outlook(use, now);
      ClaimFacts.Outlook outlook =
          claim.tenant().contractAt(now).filter(of -> mayBe(of.bounds(), use, said)).isPresent()
              ? said
              : ClaimFacts.Outlook.NONE;
      long fee =
          Pricing.listFeePerSecond(claim.pricePerSecondMicros(), outlook.factorBps(), shareBps);
      terms.add(
          new Term(
              claim.id(),
              use,
              outlook.action(),
              fee,
              claim.currency(),
              par.toCreditMicros(fee, claim.currency()),
              claim.territories().equals(Territories.everywhere())
                  ? List.of("*")
                  : List.copyOf(claim.territories().codes()),
              outlook.conditional()));
    }
    return terms;
  }
}
