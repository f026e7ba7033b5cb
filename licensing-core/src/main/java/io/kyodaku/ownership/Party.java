package io.kyodaku.ownership;

import io.kyodaku.shared.TenantId;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * An owner in a conflict.
 *
 * @param shareBps what it claimed when the conflict opened, above zero
 * @param standingBps what it claims still; given up or over, it changes by agreement
 * @param awardedBps what it gets by the decision or got by the settlement; empty before
 */
public record Party(
    TenantId tenant,
    UUID claimId,
    Side side,
    int shareBps,
    int standingBps,
    OptionalInt awardedBps) {

  boolean losesBy() {
    return awardedBps.isPresent() && awardedBps.getAsInt() < standingBps;
  }

  /** With nothing left of its share, nor of what was awarded to it. */
  Party without() {
    return new Party(tenant, claimId, side, shareBps, 0, awarded(OptionalInt.of(0)));
  }

  /** With all that another had: no more than the whole. */
  Party with(Party other) {
    int standing = Math.min(Conflict.WHOLE_BPS, standingBps + other.standingBps);
    int award = Math.min(standing, awardedBps.orElse(0) + other.awardedBps.orElse(0));
    return new Party(tenant, claimId, side, shareBps, standing, awarded(OptionalInt.of(award)));
  }

  /** Nothing is awarded before a decision. */
  private OptionalInt awarded(OptionalInt then) {
    return awardedBps.isPresent() ? then : OptionalInt.empty();
  }

  Party awarded(int bps) {
    return new Party(tenant, claimId, side, shareBps, standingBps, OptionalInt.of(bps));
  }
}
