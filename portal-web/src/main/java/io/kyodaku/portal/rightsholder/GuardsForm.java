package io.kyodaku.portal.rightsholder;

import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Guards;
import io.kyodaku.shared.WireId;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guards and ceilings as they are typed, by the names of the fields. */
public class GuardsForm implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Behind the name, which is its owner's to choose. */
  private static final Pattern ID = Pattern.compile("\\b(?:asset|ten)_[0-9a-f]{32}\\s*$");

  private final HashMap<String, String> texts = new HashMap<>();
  private List<String> neverKinds = new ArrayList<>();
  private List<String> onlyKinds = new ArrayList<>();
  private List<String> audience = new ArrayList<>();

  static GuardsForm of(Guards guards, List<Ceiling> ceilings, Map<UUID, String> names) {
    GuardsForm form = new GuardsForm();
    form.texts.put("blockedTerms", String.join("\n", guards.blockedTerms()));
    form.texts.put("neverWith", lines(guards.neverWith(), names));
    form.texts.put("onlyWith", lines(guards.onlyWith(), names));
    form.neverKinds = kinds(guards.neverWith());
    form.onlyKinds = kinds(guards.onlyWith());
    form.audience = new ArrayList<>(guards.audience().stream().map(Enum::name).toList());
    ceilings.forEach(
        ceiling ->
            form.texts.put(field(ceiling.per(), ceiling.span()), Long.toString(ceiling.limit())));
    return form;
  }

  private static List<String> kinds(Set<Guards.Company> companies) {
    return new ArrayList<>(
        companies.stream()
            .filter(Guards.Company.OfKind.class::isInstance)
            .map(company -> ((Guards.Company.OfKind) company).kind().name())
            .toList());
  }

  private static String lines(Set<Guards.Company> companies, Map<UUID, String> names) {
    List<String> lines = new ArrayList<>();
    for (Guards.Company company : companies) {
      switch (company) {
        case Guards.Company.OfAsset of ->
            lines.add(line(names.get(of.assetId()), WireId.ASSET.format(of.assetId())));
        case Guards.Company.OfTenant of ->
            lines.add(line(names.get(of.tenantId()), WireId.TENANT.format(of.tenantId())));
        case Guards.Company.OfKind kind -> {}
      }
    }
    return String.join("\n", lines);
  }

  private static String line(@Nullable String name, String id) {
    return name == null ? id : name + " " + id;
  }

  /** The ceiling's field: {@code creatorDay}. */
  static String field(Ceiling.Per per, Ceiling.Span span) {
    return (per == Ceiling.Per.CREATOR ? "creator" : "everybody")
        + (span == Ceiling.Span.DAY ? "Day" : "Ever");
  }

  /** What is to be found by name. */
  Set<String> named() {
    return Stream.of("neverWith", "onlyWith")
        .flatMap(this::typed)
        .filter(line -> !ID.matcher(line).find())
        .collect(Collectors.toSet());
  }

  /**
   * @param called the companies that a name in the catalogue means, as controls have them
   */
  JsonObjectBuilder guards(Map<String, List<String>> called) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    RuleForm.list(json, "blockedTerms", typed("blockedTerms").toList());
    RuleForm.list(json, "neverWith", company(neverKinds, "neverWith", called));
    RuleForm.list(json, "onlyWith", company(onlyKinds, "onlyWith", called));
    RuleForm.list(json, "audience", audience);
    return json;
  }

  private List<String> company(List<String> kinds, String field, Map<String, List<String>> called) {
    return Stream.concat(
            kinds.stream().map("kind:"::concat),
            typed(field).flatMap(line -> company(line, called).stream()))
        .distinct()
        .toList();
  }

  /** By an id in the line, else by name; a name that means none or several stays as it is. */
  private static List<String> company(String line, Map<String, List<String>> called) {
    Matcher id = ID.matcher(line);
    if (id.find()) {
      String found = id.group().strip();
      return List.of(
          WireId.ASSET
              .parse(found)
              .map(asset -> "asset:" + asset)
              .or(() -> WireId.TENANT.parse(found).map(tenant -> "tenant:" + tenant))
              .orElse(line));
    }
    List<String> means = called.getOrDefault(line, List.of());
    return means.size() == 1 ? means : List.of(line);
  }

  /** What stands in a field, line by line. */
  Stream<String> typed(String field) {
    return text(field).lines().map(String::strip).filter(line -> !line.isEmpty());
  }

  private String text(String field) {
    @Nullable String typed = texts.get(field);
    return typed == null ? "" : typed.strip();
  }

  JsonArrayBuilder ceilings() {
    JsonArrayBuilder json = Json.createArrayBuilder();
    for (String field : said()) {
      JsonObjectBuilder one =
          Json.createObjectBuilder()
              .add("per", field.startsWith("creator") ? "CREATOR" : "EVERYBODY")
              .add("span", field.endsWith("Day") ? "DAY" : "EVER");
      RuleForm.number(one, "limit", text(field));
      json.add(one);
    }
    return json;
  }

  /** The fields of the ceilings that are said, in order. */
  List<String> said() {
    return Stream.of("creatorDay", "creatorEver", "everybodyDay", "everybodyEver")
        .filter(field -> !text(field).isEmpty())
        .toList();
  }

  /** By field. */
  public Map<String, String> getTexts() {
    return texts;
  }

  public List<String> getNeverKinds() {
    return neverKinds;
  }

  public void setNeverKinds(List<String> kinds) {
    neverKinds = kinds;
  }

  public List<String> getOnlyKinds() {
    return onlyKinds;
  }

  public void setOnlyKinds(List<String> kinds) {
    onlyKinds = kinds;
  }

  public List<String> getAudience() {
    return audience;
  }

  public void setAudience(List<String> bands) {
    audience = bands;
  }
}
