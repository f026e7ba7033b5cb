package io.kyodaku.decision;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Usages to decide, ten seconds long. */
final class Usages {

  static final int SECONDS = 10;

  private Usages() {}

  static Usage prompt(String prompt, Use use, String... territories) {
    return usage(prompt, List.of(), use, SECONDS, Quality.STANDARD, territories);
  }

  static Usage of(List<UUID> assets, Use use, String... territories) {
    return usage("a garden in spring", assets, use, SECONDS, Quality.STANDARD, territories);
  }

  static Usage usage(
      String prompt,
      List<UUID> assets,
      Use use,
      int seconds,
      Quality quality,
      String... territories) {
    return new Usage(
        UUID.fromString("01970000-0000-7000-8000-000000000001"),
        prompt,
        assets,
        use,
        new TreeSet<>(territories.length == 0 ? List.of("JP") : List.of(territories)),
        seconds,
        quality,
        Optional.empty());
  }
}
