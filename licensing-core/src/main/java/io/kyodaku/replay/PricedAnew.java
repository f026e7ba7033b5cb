package io.kyodaku.replay;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What usages of one owner came to by one version of a plugin, and would have by another.
 *
 * @param usages that the old version had priced, whatever became of them
 */
public record PricedAnew(long usages, List<OfAsset> assets) {

  public PricedAnew {
    assets = List.copyOf(assets);
  }

  /**
   * The settled usages of an asset in one currency.
   *
   * @param usages that were charged
   */
  public record OfAsset(
      UUID assetId, Currency currency, long usages, Difference fees, Difference royalties) {}

  /**
   * In micros.
   *
   * @param changed of how many usages it is another
   */
  public record Difference(long wasMicros, long wouldMicros, long changed) {

    static final Difference NONE = new Difference(0, 0, 0);

    Difference plus(long was, long would) {
      return new Difference(
          Math.addExact(wasMicros, was),
          Math.addExact(wouldMicros, would),
          changed + (was == would ? 0 : 1));
    }
  }
}
