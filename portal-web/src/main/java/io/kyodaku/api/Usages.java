package io.kyodaku.api;

import io.kyodaku.decision.Usage;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.WireId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads a usage, as {@link UsageSchema} describes it. */
final class Usages {

  static final int THEMES_AT_MOST = 50;
  static final int THEME_LENGTH_AT_MOST = 100;
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private Usages() {}

  static Usage read(JsonBody body) {
    MemberReader members = new MemberReader(body);
    Optional<UUID> creatorId = members.id("creatorId", WireId.CREATOR);
    String prompt = members.text("prompt", Usage.PROMPT_LENGTH_AT_MOST);
    List<UUID> assets =
        members.list(
            "assets",
            0,
            Usage.ASSETS_AT_MOST,
            "an id of the form " + MemberReader.form(WireId.ASSET),
            WireId.ASSET::parse);
    Optional<Use> use = members.choice("use", Use.class);
    List<String> territories =
        members.list(
            "territories",
            1,
            Usage.TERRITORIES_AT_MOST,
            "a country's code such as JP (ISO 3166-1 alpha-2)",
            code -> Optional.of(code).filter(COUNTRIES::contains));
    int seconds = members.positive("seconds", Usage.SECONDS_AT_MOST);
    Optional<Quality> quality = members.choice("quality", Quality.class);
    Optional<Set<String>> themes = themes(members);
    members.finish();
    return new Usage(
        creatorId.orElseThrow(),
        prompt,
        assets,
        use.orElseThrow(),
        new TreeSet<>(territories),
        seconds,
        quality.orElseThrow(),
        themes);
  }

  /** Absent is unknown, and an empty list is none: they are decided differently. */
  private static Optional<Set<String>> themes(MemberReader members) {
    if (!members.has("themes")) {
      return Optional.empty();
    }
    return Optional.of(
        new TreeSet<>(
            members.list(
                "themes",
                0,
                THEMES_AT_MOST,
                "a line of 1 to " + THEME_LENGTH_AT_MOST + " characters",
                Usages::theme)));
  }

  private static Optional<String> theme(String sent) {
    return Optional.of(sent)
        .filter(theme -> !theme.isBlank() && theme.equals(theme.strip()))
        .filter(
            theme -> PlainText.fault(theme, PlainText.Shape.LINE, THEME_LENGTH_AT_MOST).isEmpty());
  }
}
