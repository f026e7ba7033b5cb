package io.kyodaku.generation;

import io.kyodaku.decision.Reason;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.screening.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The parts of an authorization that are only ever read back whole, as JSON and joined codes. */
final class AuthorizationFacts {

  private static final String SEPARATOR = "|";

  private AuthorizationFacts() {}

  /** Territories and obligations: codes without a separator in them. */
  static String joined(Collection<String> codes) {
    return String.join(SEPARATOR, codes);
  }

  static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\\|", -1));
  }

  static String write(Authorization a) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("assets", a.usage().assets().stream().map(UUID::toString).toList());
    a.usage().themes().ifPresent(themes -> json.put("themes", List.copyOf(themes)));
    a.usage().age().ifPresent(age -> json.put("age", age.name()));
    json.put("matches", a.matches().stream().map(AuthorizationFacts::write).toList());
    json.put("reasons", a.reasons().stream().map(AuthorizationFacts::write).toList());
    return JsonUtil.toJson(json);
  }

  private static Map<String, Object> write(Match match) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("assetId", match.assetId().toString());
    json.put("name", match.name());
    json.put("alias", match.alias());
    json.put("start", match.start());
    json.put("end", match.end());
    return json;
  }

  private static Map<String, Object> write(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", reason.code());
    reason.assetId().ifPresent(id -> json.put("assetId", id.toString()));
    reason.ruleId().ifPresent(id -> json.put("ruleId", id));
    json.put("message", reason.message());
    reason.remedy().ifPresent(remedy -> json.put("remedy", remedy));
    return json;
  }

  /** What was written, read again. */
  static final class Read {
    private final Map<String, Object> json;

    Read(String text) {
      try {
        json = new HashMap<>(JsonUtil.parseJson(text));
      } catch (JoseException e) {
        throw new IllegalStateException("stored facts can't be read", e);
      }
    }

    List<UUID> assets() {
      return texts("assets").stream().map(UUID::fromString).toList();
    }

    Optional<Set<String>> themes() {
      return json.containsKey("themes")
          ? Optional.of(new TreeSet<>(texts("themes")))
          : Optional.empty();
    }

    Optional<AgeBand> age() {
      return text(json, "age").map(AgeBand::valueOf);
    }

    List<Match> matches() {
      return objects("matches").stream()
          .map(
              m ->
                  new Match(
                      UUID.fromString(text(m, "assetId").orElseThrow()),
                      text(m, "name").orElseThrow(),
                      text(m, "alias").orElseThrow(),
                      number(m, "start"),
                      number(m, "end")))
          .toList();
    }

    List<Reason> reasons() {
      return objects("reasons").stream()
          .map(
              r ->
                  new Reason(
                      text(r, "code").orElseThrow(),
                      text(r, "assetId").map(UUID::fromString),
                      text(r, "ruleId"),
                      text(r, "message").orElseThrow(),
                      text(r, "remedy")))
          .toList();
    }

    private List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      if (json.get(name) instanceof List<?> list) {
        list.forEach(item -> texts.add(String.valueOf(item)));
      }
      return texts;
    }

    private List<Map<?, ?>> objects(String name) {
      List<Map<?, ?>> objects = new ArrayList<>();
      if (json.get(name) instanceof List<?> list) {
        list.forEach(
            item -> {
              if (item instanceof Map<?, ?> object) {
                objects.add(object);
              }
            });
      }
      return objects;
    }

    private static Optional<String> text(Map<?, ?> object, String name) {
      @Nullable Object value = object.get(name);
      return value == null ? Optional.empty() : Optional.of(value.toString());
    }

    private static int number(Map<?, ?> object, String name) {
      return object.get(name) instanceof Number number ? number.intValue() : 0;
    }
  }
}
