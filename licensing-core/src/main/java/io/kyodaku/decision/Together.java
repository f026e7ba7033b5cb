package io.kyodaku.decision;

import io.kyodaku.decision.Facts.Concerned;
import io.kyodaku.rule.Territories;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which agreements of two owners hold for a usage. One does where something of each side is in it,
 * it is about the use, the moment and all territories asked for, and each side owns what it brought
 * in all of them: alone, as a whole, and with nothing of it held for anybody. Nobody agrees for a
 * territory in which another owner speaks, and nobody divides what may come to be another's.
 */
final class Together {

  private static final int WHOLE_BPS = 10_000;

  private Together() {}

  /** Whether {@code claim}'s owner agreed with an owner of {@code other} that both appear. */
  static boolean agreed(Facts facts, Concerned one, ClaimFacts claim, Concerned other) {
    for (JointFacts.Part part : one.asset().joint()) {
      if (part.side().tenantId().equals(claim.tenant().id()) && holds(facts, one, part)) {
        for (JointFacts.Part across : other.asset().joint()) {
          if (across.isAcrossFrom(part) && holds(facts, other, across)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Those that hold for anything in the usage, the one that was accepted first before others. */
  static List<JointFacts> inForce(Facts facts) {
    if (!any(facts)) {
      return List.of();
    }
    TreeSet<JointFacts> found = new TreeSet<>(JointFacts.EARLIEST);
    for (Concerned one : facts.assets()) {
      for (JointFacts.Part part : one.asset().joint()) {
        if (part.proposes() && holds(facts, one, part) && isAnyAcrossFrom(part, facts)) {
          found.add(part.agreement());
        }
      }
    }
    return List.copyOf(found);
  }

  /** Mostly nothing of what is asked for has any. */
  private static boolean any(Facts facts) {
    List<Concerned> assets = facts.assets();
    if (assets.size() < 2) {
      return false;
    }
    for (Concerned one : assets) {
      if (!one.asset().joint().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnyAcrossFrom(JointFacts.Part part, Facts facts) {
    for (Concerned other : facts.assets()) {
      for (JointFacts.Part across : other.asset().joint()) {
        if (across.isAcrossFrom(part) && holds(facts, other, across)) {
          return true;
        }
      }
    }
    return false;
  }

  /** When agreements about two of what is asked for begin, whether they would hold or not. */
  static Set<Instant> beginnings(Facts facts) {
    Set<UUID> proposed = new HashSet<>();
    for (Concerned one : facts.assets()) {
      for (JointFacts.Part part : one.asset().joint()) {
        if (part.proposes()) {
          proposed.add(part.agreement().id());
        }
      }
    }
    Set<Instant> beginnings = new HashSet<>();
    for (Concerned one : facts.assets()) {
      for (JointFacts.Part part : one.asset().joint()) {
        if (!part.proposes() && proposed.contains(part.agreement().id())) {
          beginnings.add(part.agreement().from());
        }
      }
    }
    return beginnings;
  }

  /** The side of an agreement on which an asset is, as far as that holds for the usage. */
  static Optional<JointFacts.Part> part(Facts facts, AssetFacts asset, JointFacts agreement) {
    for (JointFacts.Part part : asset.joint()) {
      if (part.agreement().id().equals(agreement.id())
          && owns(asset, part.side().tenantId(), facts.asked().territories())) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Facts facts, Concerned one, JointFacts.Part part) {
    return part.agreement().covers(facts.asked())
        && owns(one.asset(), part.side().tenantId(), facts.asked().territories());
  }

  /** Of all claims, whichever of them are looked at. */
  private static boolean owns(AssetFacts asset, UUID tenant, Territories where) {
    ClaimFacts only = null;
    for (ClaimFacts claim : asset.claims()) {
      if (claim.territories().intersects(where)) {
        if (only != null || !claim.tenant().id().equals(tenant)) {
          return false;
        }
        only = claim;
      }
    }
    return only != null
        && where.without(only.territories()).isEmpty()
        && isWhole(asset.ownership().licensed(only.id(), where));
  }

  private static boolean isWhole(Ownership.Licensed licensed) {
    return licensed.shareBps() == WHOLE_BPS && licensed.held().isEmpty();
  }
}
