package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AliasName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people type names and territories, brought to the form that the use cases read. */
final class AssetFields {

  private static final String LANGUAGE_ENDS = ":";

  private AssetFields() {}

  /** One name in each line, {@code ja:桃太郎}, split at its first colon. */
  static List<AliasName.Typed> names(@Nullable String typed) {
    return typed == null
        ? List.of()
        : typed.lines().filter(line -> !line.isBlank()).map(AssetFields::name).toList();
  }

  private static AliasName.Typed name(String line) {
    int colon = line.indexOf(LANGUAGE_ENDS);
    return colon < 0
        ? new AliasName.Typed("", line)
        : new AliasName.Typed(line.substring(0, colon), line.substring(colon + 1));
  }

  /** Codes may also stand apart by blanks or commas: {@code JP, US} is {@code JP|US}. */
  static @Nullable String territories(@Nullable String typed) {
    return typed == null ? null : typed.strip().replaceAll("[\\s,|]+", "|");
  }
}
