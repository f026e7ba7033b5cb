package io.kyodaku.generation;

import io.kyodaku.decision.Usage;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What is remembered of a {@link Usage}: everything but the prompt, which stays with the generator
 * and is known here by its salted hash alone.
 *
 * @param assets as named by id in the request
 * @param promptSalt 32 hex digits, random
 * @param promptHash SHA-256 of salt and prompt, 64 hex digits
 * @param age of the creator as it was known when this was decided, where a rule or a guard asked
 */
public record AuthorizedUsage(
    List<UUID> assets,
    Use use,
    SortedSet<String> territories,
    int seconds,
    Quality quality,
    Optional<Set<String>> themes,
    String promptSalt,
    String promptHash,
    Optional<AgeBand> age) {

  /** Where nobody asked how old the creator is. */
  public AuthorizedUsage(
      List<UUID> assets,
      Use use,
      SortedSet<String> territories,
      int seconds,
      Quality quality,
      Optional<Set<String>> themes,
      String promptSalt,
      String promptHash) {
    this(
        assets,
        use,
        territories,
        seconds,
        quality,
        themes,
        promptSalt,
        promptHash,
        Optional.empty());
  }

  public AuthorizedUsage {
    assets = List.copyOf(assets);
    territories = Collections.unmodifiableSortedSet(new TreeSet<>(territories));
    themes = themes.map(given -> Collections.unmodifiableSortedSet(new TreeSet<>(given)));
    if (seconds < 1 || promptSalt.length() != 32 || promptHash.length() != 64) {
      throw new IllegalArgumentException("not a usage that can be authorized");
    }
  }

  /** The same, decided anew. */
  AuthorizedUsage with(Optional<AgeBand> asked) {
    return new AuthorizedUsage(
        assets, use, territories, seconds, quality, themes, promptSalt, promptHash, asked);
  }
}
