package io.kyodaku.decision;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assets by id in one flat array, with a successor that costs a copy of it: a change of one of a
 * hundred thousand is made in less than a millisecond. Immutable.
 */
final class AssetTable {

  /** 2^64 divided by the golden ratio, as Fibonacci hashing has it (Knuth, vol. 3, 6.4). */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private static final int SLOTS_AT_LEAST = 16;

  private final @Nullable AssetFacts[] slots;
  private final int size;

  private AssetTable(@Nullable AssetFacts[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  static AssetTable of(Collection<AssetFacts> assets) {
    return new AssetTable(new @Nullable AssetFacts[SLOTS_AT_LEAST], 0).with(assets);
  }

  /** The same with these, in the place of those of the same ids. */
  AssetTable with(Collection<AssetFacts> changed) {
    @Nullable AssetFacts[] next = slots.clone();
    int count = size;
    int needed = 2 * (size + changed.size());
    if (needed > next.length) {
      next = new @Nullable AssetFacts[Integer.highestOneBit(Math.max(needed, SLOTS_AT_LEAST)) << 1];
      for (AssetFacts asset : slots) {
        if (asset != null) {
          next[slot(next, asset.id())] = asset;
        }
      }
    }
    for (AssetFacts asset : changed) {
      int slot = slot(next, asset.id());
      count += next[slot] == null ? 1 : 0;
      next[slot] = asset;
    }
    return new AssetTable(next, count);
  }

  /** Null where there is none. */
  @Nullable AssetFacts get(UUID id) {
    return slots[slot(slots, id)];
  }

  int size() {
    return size;
  }

  /** Where the asset is, or the free slot where it would go. */
  private static int slot(@Nullable AssetFacts[] slots, UUID id) {
    long bits = id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    int mask = slots.length - 1;
    int slot = (int) ((bits * GOLDEN_RATIO) >>> 32) & mask;
    for (AssetFacts there = slots[slot];
        there != null && !there.id().equals(id);
        there = slots[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
