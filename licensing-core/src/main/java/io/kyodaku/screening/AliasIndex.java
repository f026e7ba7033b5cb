package io.kyodaku.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All names and terms that texts are searched for, compiled. Immutable, so that any number of
 * requests read it while its successor is being made. A successor that differs in a few of a
 * million is made by {@link #with}, in milliseconds: the few are compiled apart and what is gone is
 * passed over. {@link LiveIndex} makes one of the two when the few have become many.
 */
public final class AliasIndex {

  private final Compiled base;
  private final BitSet gone;
  private final Set<Sought> latest;
  private final Compiled compiledLatest;

  /** Compiles {@code all}; the same in another order makes the same index. */
  public AliasIndex(Collection<? extends Sought> all) {
    this(new Compiled(all), new BitSet(), Set.of());
  }

  private AliasIndex(Compiled base, BitSet gone, Set<Sought> latest) {
    this.base = base;
    this.gone = gone;
    this.latest = latest;
    compiledLatest = new Compiled(latest);
  }

  /** This index without what is in {@code removed} and with what is in {@code added}. */
  public AliasIndex with(Collection<? extends Sought> added, Collection<? extends Sought> removed) {
    BitSet goneNow = (BitSet) gone.clone();
    Set<Sought> latestNow = new LinkedHashSet<>(latest);
    for (Sought one : removed) {
      latestNow.remove(one);
      base.eachEqual(one, goneNow::set);
    }
    latestNow.addAll(added);
    return new AliasIndex(base, goneNow, latestNow);
  }

  /** How many changes {@link #with} made since all was compiled. */
  int changes() {
    return latest.size() + gone.cardinality();
  }

  /** The same, compiled as a whole. */
  AliasIndex merged() {
    List<Sought> all = new ArrayList<>(base.size() + latest.size());
    for (int i = gone.nextClearBit(0); i < base.size(); i = gone.nextClearBit(i + 1)) {
      all.add(base.sought(i));
    }
    all.addAll(latest);
    return new AliasIndex(all);
  }

  /** The number of names and terms that look different. */
  public int size() {
    if (changes() == 0) {
      return base.numberOfKeys();
    }
    Set<String> keys = new HashSet<>();
    for (int i = gone.nextClearBit(0); i < base.size(); i = gone.nextClearBit(i + 1)) {
      keys.add(Compiled.key(base.sought(i).text()));
    }
    latest.forEach(one -> keys.add(Compiled.key(one.text())));
    return keys.size();
  }

  /**
   * What {@code text} says, from left to right, and the longer first where several names begin at
   * the same place. A name that lies wholly within a longer one of the same owner is not meant; one
   * that merely overlaps, or lies within another owner's, is found too, so that nobody hides
   * another's name behind its own. A name that several assets bear is found once for each. A weak
   * name is found only near something that supports it.
   */
  public Findings find(String text) {
    if (text.isEmpty()) {
      return Findings.NOTHING;
    }
    LooseText folded = LooseFolding.fold(text);
    Candidates here = null;
    Reading reading = null;
    for (int start = 0; start < folded.length(); start++) {
      if (WordBoundaries.mayBegin(folded, start)
          && (base.mayBegin(folded, start) || compiledLatest.mayBegin(folded, start))) {
        here = here == null ? new Candidates() : here;
        base.search(folded, start, here);
        compiledLatest.search(folded, start, here);
        if (here.size() > 0) {
          reading = reading == null ? new Reading(folded, this::isGone) : reading;
          reading.read(start, here);
          here.clear();
        }
      }
    }
    return reading == null ? Findings.NOTHING : reading.findings();
  }

  private boolean isGone(Compiled part, int index) {
    return part == base && gone.get(index);
  }
}
