package io.kyodaku.decision;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;

/** One thing about a request that would be otherwise. */
public sealed interface Change {

  /** For another use. */
  record ToUse(Use use) implements Change {}

  /** Shown in these of the territories only. */
  record ToTerritories(SortedSet<String> territories) implements Change {}

  record ToSeconds(int seconds) implements Change {}

  record ToQuality(Quality quality) implements Change {}

  /** Without this asset: not named by id, and not in the prompt. */
  record WithoutAsset(UUID assetId, String name) implements Change {}

  /**
   * With these themes and no others: they were not given, or some of those that were given are in
   * the way.
   */
  record ToThemes(SortedSet<String> themes) implements Change {}

  /** Not before this moment. */
  record NotBefore(Instant moment) implements Change {}
}
