package io.kyodaku.replay;

import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * The newest few of each kind of change. Which those are does not depend on the order in which
 * usages come, nor on who finds them. Assets share a bounded number of places, so that an owner of
 * a hundred thousand takes no more room than one of a thousand.
 */
final class Samples {

  static final int OF_A_KIND = 10;
  private static final int PLACES = 512;

  private static final Comparator<Sample> OLDEST_FIRST =
      Comparator.comparing(Sample::at)
          .thenComparing(Sample::usageId)
          .thenComparing(Sample::assetId);

  private record Kind(Answer was, Answer would, Use use, int place) {}

  private final Map<Kind, PriorityQueue<Sample>> kinds = new HashMap<>();

  /** Whether one of that moment may still be among the newest: spares making those that can't. */
  boolean wants(Answer was, Answer would, Use use, UUID asset, Instant at) {
    PriorityQueue<Sample> kept = kinds.get(kind(was, would, use, asset));
    return kept == null || kept.size() < OF_A_KIND || !at.isBefore(kept.element().at());
  }

  void add(Sample sample) {
    PriorityQueue<Sample> kept =
        kinds.computeIfAbsent(
            kind(sample.was(), sample.would(), sample.use(), sample.assetId()),
            unused -> new PriorityQueue<>(OLDEST_FIRST));
    kept.add(sample);
    if (kept.size() > OF_A_KIND) {
      kept.remove();
    }
  }

  private static Kind kind(Answer was, Answer would, Use use, UUID asset) {
    return new Kind(was, would, use, Math.floorMod(asset.hashCode(), PLACES));
  }

  void addAll(Samples others) {
    others.kinds.values().forEach(kept -> kept.forEach(this::add));
  }

  /** The newest first. */
  List<Sample> newest(int atMost) {
    List<Sample> all = new ArrayList<>();
    kinds.values().forEach(all::addAll);
    all.sort(OLDEST_FIRST.reversed());
    return List.copyOf(all.subList(0, Math.min(atMost, all.size())));
  }
}
