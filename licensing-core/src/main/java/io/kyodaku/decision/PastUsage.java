package io.kyodaku.decision;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.FoundTerm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is remembered of a usage, as far as one of its owners may know: whose it is as an alias that
 * no other owner has, and nothing of the words of the prompt.
 *
 * @param creatorAlias by {@link io.kyodaku.rule.CreatorAlias} of the owner
 * @param territories where the result was to be shown
 * @param themes as they were given; empty means that nobody gave any
 * @param age of the creator, where a rule or a guard asked then; else unknown
 * @param assets all that it touched, whoever owns them, each once; of a refusal this owner's alone
 * @param terms of this owner that were found in the prompt and blocked
 */
public record PastUsage(
    UUID creatorAlias,
    UUID generatorId,
    Use use,
    Quality quality,
    int seconds,
    Territories territories,
    Optional<Set<String>> themes,
    AgeBand age,
    List<UUID> assets,
    List<FoundTerm> terms) {

  public PastUsage {
    themes = themes.map(Set::copyOf);
    assets = List.copyOf(assets);
    terms = List.copyOf(terms);
  }
}
