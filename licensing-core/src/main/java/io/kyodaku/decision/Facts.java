package io.kyodaku.decision;

import io.kyodaku.rule.Territories;
import io.kyodaku.screening.Findings;
import io.kyodaku.screening.FoundTerm;
import io.kyodaku.screening.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

  /**
   * An asset that the usage touches.
   *
   * @param claims those that cover at least one of the territories asked for
   * @param unclaimed territories asked for that no claim covers
   */
  record Concerned(AssetFacts asset, List<ClaimFacts> claims, Territories unclaimed) {}

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
    Set<UUID> ids = new LinkedHashSet<>(usage.assets());
    found.matches().forEach(match -> ids.add(match.assetId()));
    Asked asked = new Asked(usage, generatorId, () -> ages.of(usage.creatorId()), now);
    List<Concerned> assets = new ArrayList<>(ids.size());
    List<UUID> unknown = new ArrayList<>(0);
    for (UUID id : ids) {
      Optional<AssetFacts> asset = snapshot.asset(id);
      if (asset.isPresent()) {
        assets.add(concerned(asset.get(), asked.territories()));
      } else {
        unknown.add(id);
      }
    }
    return new Facts(
        usage,
        asked,
        snapshot,
        now,
        snapshot.generator(generatorId),
        found.matches(),
        found.terms(),
        List.copyOf(assets),
        List.copyOf(unknown));
  }

  /** The same as if only these were in it. */
  Facts with(List<Concerned> others) {
    return new Facts(
        usage, asked, snapshot, now, generator, matches, terms, List.copyOf(others), unknownAssets);
  }

  private static Concerned concerned(AssetFacts asset, Territories wanted) {
    List<ClaimFacts> claims = new ArrayList<>(asset.claims().size());
    Territories unclaimed = wanted;
    for (ClaimFacts claim : asset.claims()) {
      if (claim.territories().intersects(wanted)) {
        claims.add(claim);
        unclaimed = unclaimed.without(claim.territories());
      }
    }
    return new Concerned(asset, List.copyOf(claims), unclaimed);
  }
}
