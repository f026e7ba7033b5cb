package io.kyodaku.statement;

import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.rule.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The royalties of a statement, added up by what they are for: asset, use and territories.
 *
 * @param baseMicros what the share was taken of
 * @param ownBaseMicros the part of it whose royalty is not held
 * @param royaltyMicros without what is held
 */
record Earned(
    LineKind kind,
    UUID assetId,
    Use use,
    Optional<String> territories,
    long usages,
    long seconds,
    long baseMicros,
    long ownBaseMicros,
    long royaltyMicros) {

  Statement.Line line() {
    return new Statement.Line(
        kind,
        Optional.of(assetId),
        Optional.of(use),
        territories,
        usages,
        seconds,
        baseMicros,
        royaltyMicros,
        Optional.empty(),
        "");
  }

  private record Key(UUID assetId, Use use) {}

  /**
   * What the terms plugin is asked about. A usage that was booked late counts in the period that
   * states it, so that it counts once; what was taken back is not a usage. What is held of a usage
   * counts in the period in which it is released, so that no tier, guarantee or advance is reckoned
   * with what may turn out to be another's.
   */
  static List<UsageTotal> totals(List<Earned> all) {
    Map<Key, UsageTotal> totals = new LinkedHashMap<>();
    for (Earned earned : all) {
      boolean counts =
          switch (earned.kind()) {
            case USAGE, BACKPAY, ESCROW_RELEASED -> true;
            default -> false;
          };
      if (counts) {
        totals.merge(new Key(earned.assetId(), earned.use()), earned.total(), Earned::sum);
      }
    }
    return List.copyOf(totals.values());
  }

  private UsageTotal total() {
    return new UsageTotal(
        assetId,
        io.kyodaku.plugin.api.Use.valueOf(use.name()),
        usages,
        seconds,
        ownBaseMicros,
        royaltyMicros);
  }

  private static UsageTotal sum(UsageTotal one, UsageTotal other) {
    return new UsageTotal(
        one.assetId(),
        one.use(),
        Math.addExact(one.usages(), other.usages()),
        Math.addExact(one.seconds(), other.seconds()),
        Math.addExact(one.feeBaseMicros(), other.feeBaseMicros()),
        Math.addExact(one.royaltyMicros(), other.royaltyMicros()));
  }
}
