package io.kyodaku.screening;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What of all that a text looks like saying it says. For one search. */
final class Reading {

  /** How far from a weak name what supports it may stand, in UTF-16 units. */
  private static final int NEAR = 200;

  private static final int LONGEST_SUPPORT = 1_000;

  /** A katakana name this short is found within other words: アリス in アリストテレス. */
  private static final int SHORT_KATAKANA = 4;

  /** Tells what is no longer sought. */
  @FunctionalInterface
  interface Gone {
    boolean isGone(Compiled part, int index);
  }

  /**
   * @param key what the name looks like
   */
  private record Said(Name name, String key, int start, int end, boolean needsSupport) {}

  /**
   * @param key what it looks like: a name does not support itself
   */
  private record Support(int start, int end, String key) {}

  private static final Comparator<Support> BY_START = comparingInt(Support::start);

  private static final Comparator<Said> LONGEST_FIRST =
      comparingInt(Said::start)
          .thenComparing(Said::end, reverseOrder())
          .thenComparing(said -> said.name().assetId())
          .thenComparing(said -> said.name().alias());

  /** A key that the text looks like saying. */
  private static final class Maybe {

    private final Compiled part;
    private final int key;
    private final int start;
    private final int end;
    private final int[] places;

    Maybe(int start, Candidates here, int index) {
      this.start = start;
      part = here.part(index);
      key = here.key(index);
      end = here.end(index);
      places = here.places(index);
    }
  }

  /** After so many finds each name is found once more at most: nobody needs to know more. */
  private static final int MANY = 10_000;

  private final LooseText text;
  private final Gone gone;

  /** Of each name its folding, for those that are asked about more than once. */
  private final Map<String, LooseText> foldings = new HashMap<>();

  private final Map<UUID, List<Support>> supportsOfAsset = new HashMap<>();
  private final List<Said> said = new ArrayList<>(0);
  private final List<Maybe> maybeSupports = new ArrayList<>(0);

  /** The strong name of an owner that was found last. */
  private final Map<UUID, Maybe> coveredSoFar = new HashMap<>();

  private final Set<Sought> foundWithMany = new HashSet<>();
  private final List<FoundTerm> terms = new ArrayList<>(0);

  Reading(LooseText text, Gone gone) {
    this.text = text;
    this.gone = gone;
  }

  /** Reads what looks said from the unit {@code start} on; starts come in their order. */
  void read(int start, Candidates here) {
    for (int i = here.size() - 1; i >= 0; i--) {
      Maybe maybe = new Maybe(start, here, i);
      if (maybe.part.hasSupport(maybe.key)) {
        maybeSupports.add(maybe);
      }
      read(maybe);
    }
  }

  /** What is found. */
  Findings findings() {
    if (said.isEmpty() && terms.isEmpty()) {
      return Findings.NOTHING;
    }
    terms.sort(
        comparingInt(FoundTerm::start)
            .thenComparing(FoundTerm::end, reverseOrder())
            .thenComparing(FoundTerm::subjectId)
            .thenComparing(FoundTerm::term));
    return new Findings(matches(), terms);
  }

  private void read(Maybe maybe) {
    Compiled part = maybe.part;
    for (int i = part.firstOf(maybe.key); i < part.endOf(maybe.key); i++) {
      Sought sought = part.sought(i);
      if (sought instanceof Term term && term.role() == Term.Role.SUPPORT) {
        return;
      }
      if (!gone.isGone(part, i) && !isCovered(sought, maybe) && says(maybe, sought)) {
        found(sought, maybe);
      }
    }
  }

  private void found(Sought sought, Maybe maybe) {
    int start = maybe.start;
    int end = maybe.end;
    boolean weak = sought instanceof Name name && isWeak(name, start, end);
    if (!weak && sought instanceof Name name) {
      coveredSoFar.put(name.ownerId(), maybe);
    }
    if (said.size() + terms.size() > MANY && !foundWithMany.add(sought)) {
      return;
    }
    switch (sought) {
      case Name name -> said.add(new Said(name, maybe.part.key(maybe.key), start, end, weak));
      case Term term ->
          terms.add(
              new FoundTerm(
                  term.subjectId(), term.text(), text.startOf(start), text.endOf(end - 1)));
    }
  }

  /** Whether the owner's strong name that was found last goes further; {@link #matches} decides. */
  private boolean isCovered(Sought sought, Maybe maybe) {
    if (!(sought instanceof Name name)) {
      return false;
    }
    Maybe covering = coveredSoFar.get(name.ownerId());
    return covering != null
        && covering.end >= maybe.end
        && (covering.start != maybe.start || covering.end != maybe.end);
  }

  private boolean isWeak(Name name, int start, int end) {
    return name.grade() == Grade.WEAK
        || (end - start <= SHORT_KATAKANA && WordBoundaries.isWithinKatakana(text, start, end));
  }

  private boolean says(Maybe maybe, Sought sought) {
    LooseText folding = foldings.computeIfAbsent(sought.text(), LooseFolding::fold);
    return Evidence.says(text, folding, maybe.start, maybe.places);
  }

  /** What an owner had matched up to an end before began further left, or there and is longer. */
  private List<Match> matches() {
    List<Said> meant = new ArrayList<>(said.size());
    for (Said one : said) {
      if (!one.needsSupport() || isSupported(one)) {
        meant.add(one);
      }
    }
    meant.sort(LONGEST_FIRST);
    List<Match> matches = new ArrayList<>(meant.size());
    Map<UUID, Integer> coveredByOwner = new HashMap<>();
    for (int from = 0, to; from < meant.size(); from = to) {
      to = from + 1;
      while (to < meant.size() && isSamePlace(meant.get(from), meant.get(to))) {
        to++;
      }
      add(meant.subList(from, to), coveredByOwner, matches);
    }
    return matches;
  }

  private static boolean isSamePlace(Said one, Said other) {
    return one.start() == other.start() && one.end() == other.end();
  }

  /** Spellings of one asset at one place count once. */
  private void add(List<Said> atOnePlace, Map<UUID, Integer> coveredByOwner, List<Match> matches) {
    UUID last = null;
    int end = atOnePlace.getFirst().end();
    for (Said one : atOnePlace) {
      Name name = one.name();
      if (!name.assetId().equals(last) && coveredByOwner.getOrDefault(name.ownerId(), 0) < end) {
        last = name.assetId();
        matches.add(
            new Match(
                name.assetId(),
                name.assetName(),
                name.alias(),
                text.startOf(one.start()),
                text.endOf(end - 1)));
      }
    }
    for (Said one : atOnePlace) {
      coveredByOwner.merge(one.name().ownerId(), end, Math::max);
    }
  }

  private boolean isSupported(Said weak) {
    List<Support> supports =
        supportsOfAsset.computeIfAbsent(weak.name().assetId(), this::supportsOf);
    int from = weak.start() - NEAR - LONGEST_SUPPORT;
    int at = Collections.binarySearch(supports, new Support(from, 0, ""), BY_START);
    for (int i = at < 0 ? -at - 1 : at; i < supports.size(); i++) {
      Support support = supports.get(i);
      if (support.start() > weak.end() + NEAR) {
        return false;
      }
      if (!support.key().equals(weak.key()) && supports(support.start(), support.end(), weak)) {
        return true;
      }
    }
    return false;
  }

  /** What supports weak names of {@code asset}, its own names too, from left to right. */
  private List<Support> supportsOf(UUID asset) {
    List<Support> supports = new ArrayList<>();
    for (Said one : said) {
      if (one.name().assetId().equals(asset)) {
        supports.add(new Support(one.start(), one.end(), one.key()));
      }
    }
    for (Maybe maybe : maybeSupports) {
      if (isSupportOf(maybe, asset)) {
        int start = maybe.start;
        String key = maybe.part.key(maybe.key);
        supports.add(new Support(start, maybe.end, key));
      }
    }
    supports.sort(BY_START);
    return supports;
  }

  /** Near enough, and more than a part of the name itself. */
  private boolean supports(int start, int end, Said weak) {
    if (weak.start() <= start && end <= weak.end()) {
      return false;
    }
    // In what is seen: nothing that folding drops puts two words further apart.
    return weak.start() - end <= NEAR && start - weak.end() <= NEAR;
  }

  private boolean isSupportOf(Maybe maybe, UUID asset) {
    Compiled part = maybe.part;
    int end = part.endOf(maybe.key);
    for (int i = part.firstSupport(maybe.key, asset); i < end; i++) {
      if (!(part.sought(i) instanceof Term term) || !term.subjectId().equals(asset)) {
        return false;
      }
      if (!gone.isGone(part, i) && says(maybe, term)) {
        return true;
      }
    }
    return false;
  }
}
