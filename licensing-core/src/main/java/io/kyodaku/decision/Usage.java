package io.kyodaku.decision;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What a creator wants to do. Checked by whoever parses it: a prompt of at most 10,000 characters,
 * at least one territory (ISO 3166-1 alpha-2) where the result will be shown, whole seconds from 1.
 *
 * @param assets assets named by id, beside those that screening finds in the prompt
 * @param themes the generator's moderation tags; empty means unknown, which is not the same as an
 *     empty set
 */
public record Usage(
    UUID creatorId,
    String prompt,
    List<UUID> assets,
    Use use,
    SortedSet<String> territories,
    int seconds,
    Quality quality,
    Optional<Set<String>> themes) {

  public static final int PROMPT_LENGTH_AT_MOST = 10_000;
  public static final int ASSETS_AT_MOST = 50;
  public static final int TERRITORIES_AT_MOST = 249;
  public static final int SECONDS_AT_MOST = 3_600;

  /** The same for another use. */
  public Usage with(Use other) {
    return new Usage(creatorId, prompt, assets, other, territories, seconds, quality, themes);
  }

  Usage with(Quality other) {
    return new Usage(creatorId, prompt, assets, use, territories, seconds, other, themes);
  }

  Usage withSeconds(int others) {
    return new Usage(creatorId, prompt, assets, use, territories, others, quality, themes);
  }

  Usage withTerritories(SortedSet<String> others) {
    return new Usage(creatorId, prompt, assets, use, others, seconds, quality, themes);
  }

  Usage withThemes(Set<String> others) {
    return new Usage(
        creatorId, prompt, assets, use, territories, seconds, quality, Optional.of(others));
  }

  Usage withPrompt(String other, List<UUID> named) {
    return new Usage(creatorId, other, named, use, territories, seconds, quality, themes);
  }
}
