package io.kyodaku.decision;

import io.kyodaku.rule.Territories;
import io.kyodaku.shared.WireId;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What two owners agreed about something of each: that it may appear together, and how what both
 * ask is divided.
 *
 * @param uses as {@link Bits}
 * @param from when it begins
 * @param until when it is over; null while nobody knows
 */
record JointFacts(
    UUID id,
    Side proposer,
    Side other,
    int uses,
    Territories territories,
    Instant acceptedAt,
    Instant from,
    @Nullable Instant until) {

  /** An asset takes part in one division, of several agreements by the one that was first. */
  static final Comparator<JointFacts> EARLIEST =
      Comparator.comparing(JointFacts::acceptedAt).thenComparing(JointFacts::id);

  /**
   * One of the two.
   *
   * @param shareBps its part of what both ask
   */
  record Side(UUID tenantId, int shareBps) {}

  /** An asset's place in an agreement. */
  record Part(JointFacts agreement, boolean proposes) {

    Side side() {
      return proposes ? agreement.proposer : agreement.other;
    }

    /** Whether the asset is on the side across from {@code one}. */
    boolean isAcrossFrom(Part one) {
      return proposes != one.proposes && agreement.id.equals(one.agreement.id);
    }
  }

  String wireId() {
    return WireId.JOINT_AGREEMENT.format(id);
  }

  /** Whether it is about this use at this moment in all territories that are asked for. */
  boolean covers(Asked asked) {
    return (uses & asked.useBit()) != 0
        && !asked.now().isBefore(from)
        && (until == null || asked.now().isBefore(until))
        && asked.territories().without(territories).isEmpty();
  }
}
