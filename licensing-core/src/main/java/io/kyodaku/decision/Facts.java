package io.kyodaku.decision;

import io.kyodaku.rule.Territories;
import io.kyodaku.screening.Findings;
import io.kyodaku.screening.FoundTerm;
import io.kyodaku.screening.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The facts of one usage: what was asked, and all that one snapshot knows of it.
 *
 * @param asked the same, as rules are compared with it
 * @param matches the names found in the prompt
 * @param terms found in the prompt, which some owner blocks
 * @param assets those named by id and those found, each once
 * @param unknownAssets named by id, but not registered
 */
record Facts(
    Usage usage,
    Asked asked,
    Snapshot snapshot,
    Instant now,
    Optional<GeneratorFacts> generator,
    List<Match> matches,
    List<FoundTerm> terms,
    List<Concerned> assets,
    List<UUID> unknownAssets) {

  /** So many are looked through faster than they are hashed. */
  private static final int FEW = 8;

  /**
   * An asset that the usage touches.
   *
   * @param claims those that cover at least one of the territories asked for
   * @param unclaimed territories asked for that no claim covers
   */
  record Concerned(AssetFacts asset, List<ClaimFacts> claims, Territories unclaimed) {

    boolean any(Predicate<ClaimFacts> is) {
      for (ClaimFacts claim : claims) {
        if (is.test(claim)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * @param found in the prompt
   */
  static Facts gather(
      Usage usage,
      UUID generatorId,
      Snapshot snapshot,
      Findings found,
      CreatorAges ages,
      Instant now) {
    Collection<UUID> ids = ids(usage, found);
    Asked asked = new Asked(usage, generatorId, () -> ages.of(usage.creatorId()), now);
    // All are looked up before any is looked at: so they come from memory at once, not in turn.
    List<AssetFacts> known = new ArrayList<>(ids.size());
    List<UUID> unknown = List.of();
    for (UUID id : ids) {
      Optional<AssetFacts> asset = snapshot.asset(id);
      if (asset.isPresent()) {
        known.add(asset.get());
      } else {
        unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
        unknown.add(id);
      }
    }
    List<Concerned> assets = new ArrayList<>(known.size());
    for (AssetFacts asset : known) {
      assets.add(concerned(asset, asked.territories()));
    }
    return new Facts(
        usage,
        asked,
        snapshot,
        now,
        snapshot.generator(generatorId),
        found.matches(),
        found.terms(),
        assets,
        unknown);
  }

  /** Each once, in the order in which they are named and found. */
  private static Collection<UUID> ids(Usage usage, Findings found) {
    if (usage.assets().size() + found.matches().size() > FEW) {
      Set<UUID> ids = new LinkedHashSet<>(usage.assets());
      found.matches().forEach(match -> ids.add(match.assetId()));
      return ids;
    }
    List<UUID> ids = new ArrayList<>(usage.assets().size() + found.matches().size());
    for (UUID id : usage.assets()) {
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    for (Match match : found.matches()) {
      if (!ids.contains(match.assetId())) {
        ids.add(match.assetId());
      }
    }
    return ids;
  }

  /** The same as if only these were in it. */
  Facts with(List<Concerned> others) {
    return new Facts(
        usage, asked, snapshot, now, generator, matches, terms, List.copyOf(others), unknownAssets);
  }

  private static Concerned concerned(AssetFacts asset, Territories wanted) {
    List<ClaimFacts> all = asset.claims();
    if (all.size() == 1 && all.getFirst().territories().intersects(wanted)) {
      return new Concerned(asset, all, wanted.without(all.getFirst().territories()));
    }
    List<ClaimFacts> claims = new ArrayList<>(all.size());
    Territories unclaimed = wanted;
    for (ClaimFacts claim : all) {
      if (claim.territories().intersects(wanted)) {
        claims.add(claim);
        unclaimed = unclaimed.without(claim.territories());
      }
    }
    return new Concerned(asset, claims, unclaimed);
  }
}
