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

  Party standing(int bps) {
    return new Party(tenant, claimId, side, shareBps, bps, awardedBps);
  }

  Party awarded(int bps) {
    return new Party(tenant, claimId, side, shareBps, standingBps, OptionalInt.of(bps));
  }
}
