package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.Trial;
import io.kyodaku.replay.PricedAnew.Difference;
import io.kyodaku.replay.PricedAnew.OfAsset;
import io.kyodaku.replay.PricingAnew.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds up what pages came to, and would by another version. Many usages of an hour are of one shape
 * and length, for which the plugin is asked once.
 */
final class RepricedPages {

  private final Versions versions;
  private final Trial before;
  private final Trial after;
  private final Map<Key, Sums> sums = new HashMap<>();
  private long usages;

  RepricedPages(Versions versions, Trial before, Trial after) {
    this.versions = versions;
    this.before = before;
    this.after = after;
  }

  private record Key(UUID assetId, Currency currency) {}

  private record Sums(long usages, Difference fees, Difference royalties) {

    static final Sums NONE = new Sums(0, Difference.NONE, Difference.NONE);
  }

  /** A licence of one shape, for so many seconds. */
  private record Asked(int shape, int licence, int seconds) {}

  void add(UsagePage page) {
    Map<Asked, Optional<Long>> fees = new HashMap<>();
    for (int usage = 0; usage < page.size(); usage++) {
      if (page.outcome(usage) != Outcome.REFUSED) {
        add(page, usage, fees);
      }
    }
  }

  private void add(UsagePage page, int usage, Map<Asked, Optional<Long>> fees) {
    int number = page.shapeOf(usage);
    Shape shape = page.shapes().get(number);
    boolean settled = page.outcome(usage) == Outcome.SETTLED;
    int seconds = settled ? page.seconds(usage) : shape.usage().seconds();
    boolean priced = false;
    for (int l = 0; l < shape.licences().size(); l++) {
      Shape.Licence licence = shape.licences().get(l);
      EarningTerms terms = licence.terms();
      if (terms == null || !versions.oldHash().equals(terms.termsHash())) {
        continue;
      }
      priced = true;
      EarningTerms anew = terms.pricedBy(versions.newHash());
      Optional<Long> fee =
          fees.computeIfAbsent(
              new Asked(number, l, seconds), asked -> fee(after, anew, shape, licence, seconds));
      if (settled && fee.isPresent()) {
        long charged = page.fee(usage, l);
        long would = divided(shape, licence, terms, fee.get(), charged, seconds);
        long royalty = page.royalty(usage, l);
        note(
            new Key(licence.assetId(), terms.currency()),
            charged,
            would,
            royalty,
            would == charged ? royalty : anew.royaltyOf(would, terms, charged, royalty));
      }
    }
    usages += priced ? 1 : 0;
  }

  private static Optional<Long> fee(
      Trial by, EarningTerms terms, Shape shape, Shape.Licence licence, int seconds) {
    return by.fee(terms, licence.assetId(), shape.usage(), licence.factorBps(), seconds);
  }

  /** Where the fee is divided with another owner, that one is taken to ask what it asked then. */
  private long divided(
      Shape shape, Shape.Licence licence, EarningTerms terms, long own, long charged, int seconds) {
    Shape.Joint joint = licence.joint();
    if (joint == null) {
      return own;
    }
    return fee(before, terms, shape, licence, seconds)
        .map(then -> Shape.Joint.of(joint.shareBps(), charged, then))
        .orElse(joint)
        .fee(own);
  }

  private void note(Key key, long fee, long feeWould, long royalty, long royaltyWould) {
    Sums known = sums.getOrDefault(key, Sums.NONE);
    sums.put(
        key,
        new Sums(
            known.usages() + 1,
            known.fees().plus(fee, feeWould),
            known.royalties().plus(royalty, royaltyWould)));
  }

  PricedAnew priced() {
    List<OfAsset> assets = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            assets.add(
                new OfAsset(
                    key.assetId(), key.currency(), sum.usages(), sum.fees(), sum.royalties())));
    assets.sort(
        Comparator.comparing(OfAsset::assetId)
            .thenComparing(asset -> asset.currency().getCurrencyCode()));
    return new PricedAnew(usages, assets);
  }
}
