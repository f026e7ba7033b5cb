package io.kyodaku.decision;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Searches for the smallest changes of a request by which it would be granted. An answer turns only
 * where a rule has a threshold: other uses and qualities, the seconds, themes and moments that the
 * rules of the assets concerned name, each asset left out. All sets of one change are tried, then
 * all of two, then all of three; and with each, the territories in which it would be granted. What
 * has a smaller set within it is no answer. So nothing smaller exists than what is found, as far as
 * the bound on looks lets it see.
 */
final class NearestLawful {

  private static final int FOUND_AT_MOST = 3;
  private static final int CHANGES_AT_MOST = 3;

  /** Some milliseconds at worst. */
  private static final int LOOKS_AT_MOST = 1_500;

  /** What begins later is no answer to somebody who asks today. */
  private static final Duration AHEAD_AT_MOST = Duration.ofDays(366);

  private static final int EACH_AT_MOST = 6;

  /** With more of them there is hardly a small change that helps, and each look is dear. */
  private static final int ASSETS_AT_MOST = 20;

  /** Each is priced, which may ask a plugin. */
  private static final int DECISIONS_AT_MOST = 40;

  /** Decides requests on the snapshot of the one that was refused. */
  interface Judge {

    /** What it would come to, without a price: quick, and no plugin is asked. */
    Action look(Usage usage, Instant now);

    Decision decide(Usage usage, Instant now);
  }

  private final Facts facts;
  private final Judge judge;
  private int looks;

  NearestLawful(Facts facts, Judge judge) {
    this.facts = facts;
    this.judge = judge;
  }

  private record Request(Usage usage, Instant now) {}

  /** Of one kind only one is made at a time. */
  private record Kind(List<Change> changes) {}

  /** Nearest first: fewest changes, then cheapest. */
  List<Alternative> search() {
    if (facts.assets().size() + facts.unknownAssets().size() > ASSETS_AT_MOST) {
      return List.of();
    }
    List<Kind> kinds = kinds();
    List<Alternative> granted = new ArrayList<>();
    List<Alternative> asked = new ArrayList<>();
    List<Set<Object>> solved = new ArrayList<>();
    boolean refused = judge.look(facts.usage(), facts.now()) == Action.BLOCK;
    for (int size = 0; size <= CHANGES_AT_MOST && granted.size() < FOUND_AT_MOST; size++) {
      List<Alternative> ofSize = new ArrayList<>();
      combine(kinds, 0, size, List.of(), solved, ofSize);
      for (Alternative one : ofSize) {
        if (one.decision() instanceof Decision.Granted) {
          granted.add(one);
          solved.add(kinds(one.changes()));
        } else if (refused) {
          asked.add(one);
        }
      }
    }
    List<Alternative> found = granted.isEmpty() ? smallest(asked) : granted;
    return found.stream().sorted(NEAREST).limit(FOUND_AT_MOST).toList();
  }

  /** Those that have no smaller one within them. */
  private static List<Alternative> smallest(List<Alternative> all) {
    return all.stream()
        .filter(
            one ->
                all.stream()
                    .noneMatch(
                        other ->
                            other.changes().size() < one.changes().size()
                                && one.changes().containsAll(other.changes())))
        .toList();
  }

  private static final Comparator<Alternative> NEAREST =
      Comparator.<Alternative>comparingInt(one -> one.changes().size())
          .thenComparingInt(NearestLawful::weight)
          .thenComparingLong(one -> price(one.decision()).totalMicros());

  /** Waiting and leaving somebody out change more of what was wanted than a use does. */
  private static int weight(Alternative one) {
    return one.changes().stream()
        .mapToInt(
            change ->
                switch (change) {
                  case Change.ToThemes themes -> 1;
                  case Change.ToUse use -> 2;
                  case Change.ToQuality quality -> 2;
                  case Change.ToSeconds seconds -> 2;
                  case Change.ToTerritories territories -> 3;
                  case Change.WithoutAsset asset -> 5;
                  case Change.NotBefore moment -> 6;
                })
        .sum();
  }

  private static Price price(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> granted.price();
      case Decision.NeedsApproval asked -> asked.price();
      case Decision.Refused refused ->
          throw new IllegalArgumentException("a refusal is no alternative");
    };
  }

  private void combine(
      List<Kind> kinds,
      int from,
      int left,
      List<Change> chosen,
      List<Set<Object>> solved,
      List<Alternative> found) {
    if (isSolved(chosen, solved) || looks > LOOKS_AT_MOST) {
      return;
    }
    if (left == 0) {
      tried(chosen, solved, found, false);
      return;
    }
    if (left == 1) {
      tried(chosen, solved, found, true);
    }
    for (int i = from; i < kinds.size(); i++) {
      for (Change change : kinds.get(i).changes()) {
        List<Change> more = new ArrayList<>(chosen);
        more.add(change);
        combine(kinds, i + 1, left - 1, more, solved, found);
      }
    }
  }

  /** Whether changes of fewer kinds, or of the same, were found before. */
  private static boolean isSolved(List<Change> changes, List<Set<Object>> solved) {
    Set<Object> kinds = kinds(changes);
    return solved.stream().anyMatch(kinds::containsAll);
  }

  private static Set<Object> kinds(List<Change> changes) {
    Set<Object> kinds = new HashSet<>();
    for (Change change : changes) {
      kinds.add(change instanceof Change.WithoutAsset ? change : change.getClass());
    }
    return kinds;
  }

  /**
   * @param inFewer whether fewer territories are to be the last change
   */
  private void tried(
      List<Change> changes, List<Set<Object>> solved, List<Alternative> found, boolean inFewer) {
    Request request = changed(changes);
    if (!inFewer) {
      add(changes, request, found);
      return;
    }
    SortedSet<String> wanted = request.usage().territories();
    List<Change> more = new ArrayList<>(changes);
    more.add(new Change.ToTerritories(wanted));
    if (wanted.size() < 2 || isSolved(more, solved) || look(request) == Action.ALLOW) {
      return;
    }
    SortedSet<String> granted = new TreeSet<>();
    for (String territory : wanted) {
      Usage there = in(request.usage(), new TreeSet<>(Set.of(territory)));
      if (look(new Request(there, request.now())) == Action.ALLOW) {
        granted.add(territory);
      }
    }
    if (!granted.isEmpty() && granted.size() < wanted.size()) {
      more.set(more.size() - 1, new Change.ToTerritories(granted));
      add(more, new Request(in(request.usage(), granted), request.now()), found);
    }
  }

  private void add(List<Change> changes, Request request, List<Alternative> found) {
    if (changes.isEmpty() || found.size() >= DECISIONS_AT_MOST || look(request) == Action.BLOCK) {
      return;
    }
    Decision decision = judge.decide(request.usage(), request.now());
    if (!(decision instanceof Decision.Refused)) {
      found.add(new Alternative(changes, request.usage(), decision));
    }
  }

  private Action look(Request request) {
    looks++;
    return judge.look(request.usage(), request.now());
  }

  private List<Kind> kinds() {
    List<Conditions> conditions =
        facts.assets().stream()
            .flatMap(concerned -> concerned.claims().stream())
            .flatMap(claim -> claim.policies().stream())
            .flatMap(policy -> policy.rules().stream())
            .map(CompiledRule::conditions)
            .toList();
    List<Kind> kinds = new ArrayList<>();
    kinds.add(new Kind(themes(conditions)));
    kinds.add(new Kind(uses()));
    kinds.add(new Kind(qualities(conditions)));
    kinds.add(new Kind(seconds(conditions)));
    withoutAssets().forEach(change -> kinds.add(new Kind(List.of(change))));
    kinds.add(new Kind(moments()));
    return kinds;
  }

  private List<Change> uses() {
    List<Change> changes = new ArrayList<>();
    for (Use use : Use.values()) {
      if (use != facts.usage().use()) {
        changes.add(new Change.ToUse(use));
      }
    }
    return changes;
  }

  private List<Change> qualities(List<Conditions> conditions) {
    List<Change> changes = new ArrayList<>();
    if (conditions.stream().anyMatch(when -> !when.qualities().isEmpty())) {
      for (Quality quality : Quality.values()) {
        if (quality != facts.usage().quality()) {
          changes.add(new Change.ToQuality(quality));
        }
      }
    }
    return changes;
  }

  /** On both sides of each threshold, nearest first. */
  private List<Change> seconds(List<Conditions> conditions) {
    int asked = facts.usage().seconds();
    Set<Integer> edges = new HashSet<>();
    for (Conditions when : conditions) {
      when.secondsAtMost().ifPresent(most -> edges.addAll(List.of(most, most + 1)));
      when.secondsAtLeast().ifPresent(least -> edges.addAll(List.of(least, least - 1)));
    }
    contracts().forEach(contract -> contract.bounds().secondsAtMost().ifPresent(edges::add));
    return edges.stream()
        .filter(edge -> edge != asked && edge >= 1 && edge <= Usage.SECONDS_AT_MOST)
        .sorted(Comparator.comparingInt(edge -> Math.abs(edge - asked)))
        .limit(EACH_AT_MOST)
        .<Change>map(Change.ToSeconds::new)
        .toList();
  }

  /** Those in force, of everything concerned. */
  private Stream<ContractFacts> contracts() {
    return facts.assets().stream()
        .flatMap(concerned -> concerned.claims().stream())
        .flatMap(claim -> claim.tenant().contractAt(facts.now()).stream());
  }

  private List<Change> themes(List<Conditions> conditions) {
    Set<String> named = new HashSet<>();
    conditions.forEach(
        when -> {
          named.addAll(when.themes());
          named.addAll(when.themesNot());
        });
    if (named.isEmpty()) {
      return List.of();
    }
    Optional<Set<String>> given = facts.usage().themes();
    SortedSet<String> harmless = new TreeSet<>(given.orElse(Set.of()));
    harmless.removeAll(named);
    return given.isPresent() && harmless.equals(given.get())
        ? List.of()
        : List.of(new Change.ToThemes(harmless));
  }

  private List<Change> withoutAssets() {
    Map<UUID, Change> changes = new LinkedHashMap<>();
    if (facts.assets().size() + facts.unknownAssets().size() > 1) {
      facts.unknownAssets().forEach(id -> changes.put(id, new Change.WithoutAsset(id, "")));
      facts
          .assets()
          .forEach(
              concerned ->
                  changes.put(
                      concerned.asset().id(),
                      new Change.WithoutAsset(concerned.asset().id(), concerned.asset().name())));
    }
    return changes.values().stream().limit(EACH_AT_MOST).toList();
  }

  private List<Change> moments() {
    Set<Instant> edges = new LinkedHashSet<>(Together.beginnings(facts));
    Instant now = facts.now();
    for (Facts.Concerned concerned : facts.assets()) {
      for (ClaimFacts claim : concerned.claims()) {
        claim.tenant().contracts().forEach(contract -> edges.add(contract.effectiveFrom()));
        claim.policies().stream()
            .flatMap(policy -> policy.rules().stream())
            .forEach(rule -> edges.addAll(rule.edges()));
      }
    }
    return edges.stream()
        .filter(edge -> edge.isAfter(now) && edge.isBefore(now.plus(AHEAD_AT_MOST)))
        .sorted()
        .limit(EACH_AT_MOST)
        .<Change>map(Change.NotBefore::new)
        .toList();
  }

  private Request changed(List<Change> changes) {
    Usage usage = facts.usage();
    Instant now = facts.now();
    for (Change change : changes) {
      switch (change) {
        case Change.ToUse to -> usage = usage.with(to.use());
        case Change.ToTerritories to -> usage = in(usage, to.territories());
        case Change.ToSeconds to -> usage = usage.withSeconds(to.seconds());
        case Change.ToQuality to -> usage = usage.with(to.quality());
        case Change.ToThemes to -> usage = usage.withThemes(to.themes());
        case Change.WithoutAsset gone -> usage = without(usage, gone.assetId());
        case Change.NotBefore not -> now = not.moment();
      }
    }
    return new Request(usage, now);
  }

  private static Usage in(Usage usage, SortedSet<String> territories) {
    return usage.withTerritories(territories);
  }

  /** Its names are cut out of the prompt, from the last to the first. */
  private Usage without(Usage usage, UUID assetId) {
    StringBuilder prompt = new StringBuilder(usage.prompt());
    facts.matches().stream()
        .filter(match -> match.assetId().equals(assetId))
        .sorted(Comparator.comparingInt(Match::start).reversed())
        .filter(match -> match.end() <= prompt.length())
        .forEach(
            match ->
                prompt.replace(
                    match.start(), match.end(), "_".repeat(match.end() - match.start())));
    return usage.withPrompt(
        prompt.toString(), usage.assets().stream().filter(id -> !id.equals(assetId)).toList());
  }
}
