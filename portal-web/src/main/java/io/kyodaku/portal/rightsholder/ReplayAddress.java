package io.kyodaku.portal.rightsholder;

import io.kyodaku.replay.Answer;
import io.kyodaku.replay.Replays;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which replay is looked at, and which of its usages, as the address says it; what the address says
 * wrong is not asked.
 */
record ReplayAddress(UUID id, Replays.Question question) {

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  static ReplayAddress of(Map<String, String> parameters) {
    return new ReplayAddress(
        WireId.REPLAY.parse(parameters.get("id")).orElse(Nowhere.ID),
        new Replays.Question(
            choice(parameters.get("was"), Answer.class),
            choice(parameters.get("would"), Answer.class),
            WireId.ASSET.parse(parameters.get("asset")),
            choice(parameters.get("use"), Use.class),
            Optional.ofNullable(parameters.get("territory")).filter(COUNTRY.asMatchPredicate()),
            Paging.page(parameters.get("page"))));
  }

  private static <E extends Enum<E>> Optional<E> choice(@Nullable String name, Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
  }

  boolean isNarrowed() {
    return question.was().isPresent()
        || question.would().isPresent()
        || question.asset().isPresent()
        || question.use().isPresent()
        || question.territory().isPresent();
  }

  /** The same usages, another page of them. */
  String page(int page) {
    StringJoiner query = new StringJoiner("&", "replay?id=" + WireId.REPLAY.format(id) + "&", "");
    add(query, "was", question.was());
    add(query, "would", question.would());
    add(query, "asset", question.asset().map(WireId.ASSET::format));
    add(query, "use", question.use());
    add(query, "territory", question.territory());
    query.add("page=" + page);
    return query + "#usages";
  }

  private static void add(StringJoiner query, String name, Optional<?> value) {
    value.ifPresent(given -> query.add(name + "=" + given));
  }
}
