package io.kyodaku.decision;

import io.kyodaku.rule.Territories;
import io.kyodaku.shared.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who licenses how much of an asset where. In every territory that anybody claims, what is licensed
 * is the whole of it, never more and never less: where shares are less, each claim licenses its
 * part of what nobody owns too, and that part of its royalty is held; where they are more, each is
 * cut down in proportion, and all of the royalty is held for the conflict.
 */
final class Ownership {

  private static final int WHOLE_BPS = 10_000;
  private static final int WHOLE_PPM = 1_000_000;

  /** One claim of the whole wherever it holds: nothing is ever held. */
  static final Ownership WHOLE = new Ownership(Map.of());

  /**
   * A claim's share, as it says or as was settled.
   *
   * @param shareBps above zero
   */
  record Share(UUID claimId, Territories where, int shareBps) {}

  /**
   * A party of an open conflict.
   *
   * @param shareBps what it claimed there when the conflict opened
   */
  record Contested(UUID conflictId, UUID claimId, Territories where, int shareBps) {}

  /**
   * What a claim licenses in some territories.
   *
   * @param unownedBps how much of {@code licensedBps} nobody owns
   */
  private record Region(
      Territories where, int licensedBps, int unownedBps, Optional<UUID> conflictId) {}

  /**
   * What a claim licenses of a usage.
   *
   * @param shareBps the highest of the territories asked for
   */
  record Licensed(int shareBps, List<HeldPart> held) {}

  private final Map<UUID, List<Region>> byClaim;

  private Ownership(Map<UUID, List<Region>> byClaim) {
    this.byClaim = byClaim;
  }

  /** Of an asset whose claims say what their shares are, and nothing else does. */
  static Ownership of(List<ClaimFacts> claims) {
    return of(
        claims.stream()
            .map(claim -> new Share(claim.id(), claim.territories(), claim.shareBps()))
            .toList(),
        List.of());
  }

  /**
   * @param shares none of a claim overlaps another of the same
   * @param contested the parties of open conflicts; no two conflicts are about one territory
   */
  static Ownership of(List<Share> shares, List<Contested> contested) {
    if (contested.isEmpty()
        && (shares.isEmpty()
            || (shares.size() == 1 && shares.getFirst().shareBps() == WHOLE_BPS))) {
      return WHOLE;
    }
    Map<UUID, List<Region>> byClaim = new HashMap<>();
    Territories disputed = Territories.none();
    Map<UUID, List<Contested>> conflicts = new LinkedHashMap<>();
    for (Contested party : inOrder(contested)) {
      conflicts.computeIfAbsent(party.conflictId(), id -> new ArrayList<>()).add(party);
      disputed = disputed.or(party.where());
    }
    conflicts.forEach((id, parties) -> dispute(id, parties, byClaim));
    agree(shares, disputed, byClaim);
    return new Ownership(Collections.unmodifiableMap(byClaim));
  }

  /** The same parties are always cut down the same way. */
  private static List<Contested> inOrder(List<Contested> contested) {
    return contested.stream()
        .sorted(Comparator.comparing(Contested::conflictId).thenComparing(Contested::claimId))
        .toList();
  }

  private static void dispute(
      UUID conflictId, List<Contested> parties, Map<UUID, List<Region>> byClaim) {
    List<Long> parts =
        Split.byWeights(WHOLE_BPS, parties.stream().map(p -> (long) p.shareBps()).toList());
    for (int i = 0; i < parties.size(); i++) {
      add(
          byClaim,
          parties.get(i).claimId(),
          new Region(
              parties.get(i).where(), Math.toIntExact(parts.get(i)), 0, Optional.of(conflictId)));
    }
  }

  /** Territories in which the same shares hold are one region. */
  private static void agree(
      List<Share> shares, Territories disputed, Map<UUID, List<Region>> byClaim) {
    Map<Map<UUID, Integer>, List<String>> alike = new LinkedHashMap<>();
    Map<String, Map<UUID, Integer>> byCountry = new TreeMap<>();
    for (Share share : shares) {
      for (String code : share.where().without(disputed).codes()) {
        byCountry
            .computeIfAbsent(code, c -> new TreeMap<>())
            .put(share.claimId(), share.shareBps());
      }
    }
    byCountry.forEach(
        (code, of) -> alike.computeIfAbsent(of, unused -> new ArrayList<>()).add(code));
    alike.forEach((of, codes) -> region(of, Territories.of(codes), byClaim));
  }

  private static void region(
      Map<UUID, Integer> of, Territories where, Map<UUID, List<Region>> byClaim) {
    List<Long> weights = of.values().stream().map(Integer::longValue).toList();
    List<Long> licensed = Split.byWeights(WHOLE_BPS, weights);
    int place = 0;
    for (Map.Entry<UUID, Integer> claim : of.entrySet()) {
      int whole = Math.toIntExact(licensed.get(place++));
      // Above the whole without a conflict nothing is unowned, and the cut alone holds.
      add(
          byClaim,
          claim.getKey(),
          new Region(where, whole, Math.max(0, whole - claim.getValue()), Optional.empty()));
    }
  }

  private static void add(Map<UUID, List<Region>> byClaim, UUID claimId, Region region) {
    byClaim.computeIfAbsent(claimId, id -> new ArrayList<>()).add(region);
  }

  /**
   * What a claim licenses of what is shown in some territories: nothing where others are in dispute
   * about the whole and it is no party, until they have settled and it is asked about. A royalty is
   * earned in equal parts in each of those that the claim covers, and of each part is held what is
   * held there.
   */
  Licensed licensed(UUID claimId, Territories asked) {
    if (byClaim.isEmpty()) {
      return new Licensed(WHOLE_BPS, List.of());
    }
    List<Region> regions = byClaim.getOrDefault(claimId, List.of());
    int highest = 0;
    long own = 0;
    Map<Optional<UUID>, Long> held = new LinkedHashMap<>();
    for (Region region : regions) {
      long countries = region.where().and(asked).size();
      if (countries > 0) {
        highest = Math.max(highest, region.licensedBps());
        long unowned =
            region.unownedBps() == 0
                ? 0
                : Split.byWeights(
                        WHOLE_BPS,
                        List.of(
                            (long) region.unownedBps(),
                            (long) region.licensedBps() - region.unownedBps()))
                    .getFirst();
        long holds = region.conflictId().isPresent() ? WHOLE_BPS : unowned;
        if (holds > 0) {
          held.merge(region.conflictId(), countries * holds, Long::sum);
        }
        own += countries * (WHOLE_BPS - holds);
      }
    }
    return new Licensed(highest, parts(own, held));
  }

  private static List<HeldPart> parts(long own, Map<Optional<UUID>, Long> held) {
    if (held.isEmpty()) {
      return List.of();
    }
    List<Long> weights = new ArrayList<>(List.of(own));
    weights.addAll(held.values());
    List<Long> ppm = Split.byWeights(WHOLE_PPM, weights);
    List<HeldPart> parts = new ArrayList<>();
    int place = 1;
    for (Optional<UUID> conflict : held.keySet()) {
      int of = Math.toIntExact(ppm.get(place++));
      if (of > 0) {
        parts.add(new HeldPart(conflict, of));
      }
    }
    return List.copyOf(parts);
  }

  /** The highest share that a claim licenses anywhere. */
  int highestBps(UUID claimId) {
    return licensed(claimId, Territories.everywhere()).shareBps();
  }
}
