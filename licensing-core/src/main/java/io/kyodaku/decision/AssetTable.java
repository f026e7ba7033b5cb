package io.kyodaku.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assets by id in flat arrays, with a successor that costs a copy of what becomes otherwise: a
 * change of one of a hundred thousand is made in less than a millisecond. The ids stand beside each
 * other apart from what they are of, so that looking one up touches no asset but the one that is
 * meant. Immutable.
 */
final class AssetTable {

  /** 2^64 divided by the golden ratio, as Fibonacci hashing has it (Knuth, vol. 3, 6.4). */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private static final int SLOTS_AT_LEAST = 16;

  /** Two for each slot: the higher and the lower half of the id of what is there. */
  private final long[] ids;

  private final @Nullable AssetFacts[] slots;
  private final int size;

  private AssetTable(long[] ids, @Nullable AssetFacts[] slots, int size) {
    this.ids = ids;
    this.slots = slots;
    this.size = size;
  }

  static AssetTable of(Collection<AssetFacts> assets) {
    return empty(SLOTS_AT_LEAST).with(assets);
  }

  private static AssetTable empty(int slots) {
    return new AssetTable(new long[2 * slots], new @Nullable AssetFacts[slots], 0);
  }

  /** The same with these, in the place of those of the same ids. */
  AssetTable with(Collection<AssetFacts> changed) {
    int needed = 2 * (size + changed.size());
    if (needed > slots.length) {
      AssetTable larger = empty(Integer.highestOneBit(Math.max(needed, SLOTS_AT_LEAST)) << 1);
      return larger.filled(Arrays.asList(slots)).filled(changed);
    }
    boolean known = true;
    for (AssetFacts asset : changed) {
      known &= get(asset.id()) != null;
    }
    return new AssetTable(known ? ids : ids.clone(), slots.clone(), size).filled(changed);
  }

  /** Puts them into its own arrays, before anybody else sees these. */
  private AssetTable filled(Collection<? extends @Nullable AssetFacts> assets) {
    int count = size;
    for (AssetFacts asset : assets) {
      if (asset != null) {
        int slot = slot(asset.id());
        if (slots[slot] == null) {
          ids[2 * slot] = asset.id().getMostSignificantBits();
          ids[2 * slot + 1] = asset.id().getLeastSignificantBits();
          count++;
        }
        slots[slot] = asset;
      }
    }
    return new AssetTable(ids, slots, count);
  }

  /** Null where there is none. */
  @Nullable AssetFacts get(UUID id) {
    return slots[slot(id)];
  }

  int size() {
    return size;
  }

  /** Where the asset is, or the free slot where it would go. */
  private int slot(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    int mask = slots.length - 1;
    int slot = (int) (((high ^ low) * GOLDEN_RATIO) >>> 32) & mask;
    // A free slot has an id of zeros, which is no reason to go on either.
    while ((ids[2 * slot] != high || ids[2 * slot + 1] != low) && slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
