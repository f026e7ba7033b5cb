package io.kyodaku.generation;

import io.kyodaku.decision.Decision;
import io.kyodaku.decision.Usage;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.WireId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a grant receipt says, read back. It was signed by us, so whatever is not as {@link
 * ReceiptText} writes it is of another version.
 */
final class ReceiptClaims {

  private final Map<String, Object> text;

  ReceiptClaims(Map<String, Object> text) {
    this.text = text;
  }

  boolean canBeRunAgain() {
    return text.get("version") instanceof Number version && version.intValue() >= 2;
  }

  UUID generatorId() {
    return id(WireId.GENERATOR, text.get("generator"));
  }

  /**
   * The prompt is known by its hash alone.
   *
   * @param creatorId whose it is, which a receipt does not say
   */
  Usage usage(UUID creatorId) {
    Map<?, ?> usage = object(text, "usage");
    return new Usage(
        creatorId,
        "",
        texts(usage, "assets").stream().map(one -> id(WireId.ASSET, one)).toList(),
        Use.valueOf(string(usage, "use")),
        new TreeSet<>(texts(usage, "territories")),
        number(usage, "seconds"),
        Quality.valueOf(string(usage, "quality")),
        usage.containsKey("themes")
            ? Optional.of(Set.copyOf(texts(usage, "themes")))
            : Optional.empty());
  }

  String promptSalt() {
    return string(object(text, "usage"), "promptSalt");
  }

  String promptHash() {
    return string(object(text, "usage"), "promptHash");
  }

  List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    if (text.get("matches") instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> match) {
          matches.add(
              new Match(
                  id(WireId.ASSET, match.get("asset")),
                  "",
                  string(match, "alias"),
                  number(match, "start"),
                  number(match, "end")));
        }
      }
    }
    return matches;
  }

  Decision.Basis basis() {
    Map<?, ?> usage = object(text, "usage");
    return new Decision.Basis(
        text.get("snapshotVersion") instanceof Number version ? version.longValue() : -1,
        Instant.parse(string(text, "decidedAt")),
        usage.containsKey("age")
            ? Optional.of(AgeBand.valueOf(string(usage, "age")))
            : Optional.empty());
  }

  private static UUID id(WireId kind, @Nullable Object written) {
    return kind.parse(String.valueOf(written))
        .orElseThrow(() -> new IllegalStateException("no id: " + written));
  }

  private static Map<?, ?> object(Map<?, ?> of, String name) {
    return of.get(name) instanceof Map<?, ?> object ? object : Map.of();
  }

  private static String string(Map<?, ?> of, String name) {
    if (of.get(name) instanceof String string) {
      return string;
    }
    throw new IllegalStateException("a receipt without " + name);
  }

  private static int number(Map<?, ?> of, String name) {
    if (of.get(name) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException("a receipt without " + name);
  }

  private static List<String> texts(Map<?, ?> of, String name) {
    return of.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
