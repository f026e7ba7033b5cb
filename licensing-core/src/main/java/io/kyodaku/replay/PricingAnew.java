package io.kyodaku.replay;

import io.kyodaku.decision.Trials;
import io.kyodaku.decision.TriedFees;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Prices recorded usages of one owner by another version of the plugin that priced them: each on
 * the terms on which it was granted, but for the version. It changes nothing.
 */
@Dependent
public class PricingAnew {

  private static final Duration READ_AT_ONCE = Duration.ofDays(1);

  private final ReplaySteps steps;
  private final KeepingPages pages;
  private final Trials trials;

  @Inject
  public PricingAnew(ReplaySteps steps, KeepingPages pages, Trials trials) {
    this.steps = steps;
    this.pages = pages;
    this.trials = trials;
  }

  /**
   * Which version stands in for which, and how they are asked.
   *
   * @param before asked only where a fee had been divided with another owner
   */
  public record Versions(String oldHash, String newHash, TriedFees before, TriedFees after) {}

  /**
   * @param since from then on, at the full hour
   * @param until before then, at the full hour
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public PricedAnew of(TenantId tenant, Versions versions, Instant since, Instant until) {
    pages.keepUp(tenant);
    RepricedPages sums =
        new RepricedPages(
            versions, trials.of(tenant, versions.before()), trials.of(tenant, versions.after()));
    for (Instant from = since; from.isBefore(until); from = from.plus(READ_AT_ONCE)) {
      Instant end = from.plus(READ_AT_ONCE);
      for (PageSource.Stored page : steps.pages(tenant, from, end.isBefore(until) ? end : until)) {
        sums.add(PageBytes.read(page.hour(), page.content()));
      }
    }
    return sums.priced();
  }
}
