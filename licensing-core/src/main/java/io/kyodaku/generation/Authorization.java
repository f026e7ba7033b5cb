package io.kyodaku.generation;

import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.screening.Match;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A granted usage (or one that waits for an owner's approval), as everybody may see it.
 *
 * <p>It is born AUTHORIZED with credits held, or PENDING_APPROVAL with none. Settling charges what
 * was rendered, at the price frozen here, and releases the rest; voiding releases everything. Time
 * does the same and leaves it EXPIRED, from where settling may hold anew.
 *
 * @param price frozen when credits were held: terms, rate card and par version; while pending, what
 *     it would cost
 * @param reasons why an owner was asked; empty otherwise
 * @param heldMicros microcredits reserved now
 * @param chargedMicros microcredits burned; 0 until settled
 * @param settledSeconds what was rendered, once settled
 * @param splits of the fees as granted, and once settled of the fees as charged
 * @param snapshotVersion what it was decided on
 * @param expiresAt when credits are released unasked, or a pending approval lapses
 */
public record Authorization(
    UUID id,
    AuthorizationStatus status,
    UUID creatorId,
    UUID generatorId,
    AuthorizedUsage usage,
    Price price,
    List<Match> matches,
    List<String> obligations,
    List<Reason> reasons,
    long heldMicros,
    long chargedMicros,
    OptionalInt settledSeconds,
    List<PartyShare> splits,
    long snapshotVersion,
    Instant createdAt,
    Instant expiresAt) {

  public Authorization {
    matches = List.copyOf(matches);
    obligations = List.copyOf(obligations);
    reasons = List.copyOf(reasons);
    splits = List.copyOf(splits);
    if (heldMicros < 0 || chargedMicros < 0 || chargedMicros > price.totalMicros()) {
      throw new IllegalArgumentException("nothing is charged beyond its price: " + id);
    }
  }

  /** The same once charged. */
  public Authorization settled(int seconds, long micros, List<PartyShare> shares) {
    return with(AuthorizationStatus.SETTLED, 0, micros, OptionalInt.of(seconds), shares);
  }

  /** The same once given up. */
  public Authorization voided() {
    return with(AuthorizationStatus.VOIDED, 0, 0, OptionalInt.empty(), splits);
  }

  private Authorization with(
      AuthorizationStatus next,
      long held,
      long charged,
      OptionalInt seconds,
      List<PartyShare> shares) {
    return new Authorization(
        id,
        next,
        creatorId,
        generatorId,
        usage,
        price,
        matches,
        obligations,
        reasons,
        held,
        charged,
        seconds,
        shares,
        snapshotVersion,
        createdAt,
        expiresAt);
  }
}
