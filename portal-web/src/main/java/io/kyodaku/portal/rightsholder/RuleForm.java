package io.kyodaku.portal.rightsholder;

import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.TerritoryGroup;
import io.kyodaku.rule.Theme;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it is typed: texts and what is ticked, by the names of the fields. What is not what
 * it has to be is handed on as it is, so that the one who reads rules says what is wrong with it.
 */
public class RuleForm implements Serializable {

  private static final long serialVersionUID = 1L;

  static final String NEW_NAME = "";
  private static final int PERCENT_TO_BPS = 2;

  /** What a rule's price is said by. */
  public enum Price {
    USUAL,
    FREE,
    LIST,
    PART
  }

  private final String id;
  private final HashMap<String, String> texts = new HashMap<>();
  private final HashMap<String, List<String>> ticked = new HashMap<>();

  /** The territories as they were written, and which countries they were then; may be empty. */
  private List<String> included = List.of();

  private List<String> excluded = List.of();
  private String covers = "";

  /** The creators that it was for: they can be left out, and none can be added here. */
  private List<String> known = List.of();

  /** One that says nothing yet. */
  RuleForm(String id) {
    this.id = id;
    texts.put("name", NEW_NAME);
    texts.put("action", Action.BLOCK.name());
    texts.put("price", Price.USUAL.name());
  }

  static RuleForm of(Rule rule) {
    RuleForm form = new RuleForm(rule.id());
    form.texts.put("name", rule.name());
    form.texts.put("action", rule.action().name());
    form.read(rule.conditions());
    rule.factorBps().ifPresent(form::price);
    List<String> obligations = new ArrayList<>();
    for (Obligation obligation : rule.obligations()) {
      obligations.add(obligation.code());
      if (obligation instanceof Obligation.Attribution attribution) {
        form.texts.put("attribution", attribution.text());
      }
      if (obligation instanceof Obligation.Retention retention) {
        form.texts.put("retention", Integer.toString(retention.days()));
      }
    }
    form.ticked.put("obligations", obligations);
    return form;
  }

  private void read(Conditions of) {
    tick("uses", of.uses());
    tick("ages", of.ages());
    tick("qualities", of.qualities());
    tick("generators", of.generators());
    tick("creators", of.creators());
    known = new ArrayList<>(ticked("creators"));
    included = new ArrayList<>(of.territories().include());
    excluded = new ArrayList<>(of.territories().exclude());
    covers = of.territories().isEverywhere() ? "" : of.territories().covered().toString();
    split("include", "groups", included, name -> TerritoryGroup.of(name).isPresent());
    split("exclude", "groupsNot", excluded, name -> TerritoryGroup.of(name).isPresent());
    split("ownThemes", "themes", of.themes(), Theme.KNOWN::contains);
    split("ownThemesNot", "themesNot", of.themesNot(), Theme.KNOWN::contains);
    of.secondsAtLeast().ifPresent(s -> texts.put("secondsFrom", Integer.toString(s)));
    of.secondsAtMost().ifPresent(s -> texts.put("secondsTo", Integer.toString(s)));
    of.from().ifPresent(moment -> texts.put("from", moment.toString()));
    of.until().ifPresent(moment -> texts.put("until", moment.toString()));
  }

  private void tick(String field, Collection<?> values) {
    ticked.put(field, new ArrayList<>(values.stream().map(Object::toString).toList()));
  }

  /** What is offered is ticked, the rest typed. */
  private void split(
      String typed, String offered, Collection<String> values, Predicate<String> isOffered) {
    tick(offered, values.stream().filter(isOffered).toList());
    texts.put(typed, String.join(" ", values.stream().filter(isOffered.negate()).toList()));
  }

  private void price(int bps) {
    switch (bps) {
      case 0 -> texts.put("price", Price.FREE.name());
      case 10_000 -> texts.put("price", Price.LIST.name());
      default -> {
        texts.put("price", Price.PART.name());
        texts.put(
            "percent",
            BigDecimal.valueOf(bps, PERCENT_TO_BPS).stripTrailingZeros().toPlainString());
      }
    }
  }

  /** The rule as it is read. */
  JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", id)
            .add("name", text("name"))
            .add("action", text("action"));
    list(json, "uses", ticked("uses"));
    territories().ifPresent(said -> json.add("territories", said));
    list(json, "ages", ticked("ages"));
    list(json, "qualities", ticked("qualities"));
    JsonObjectBuilder seconds = Json.createObjectBuilder();
    number(seconds, "atLeast", text("secondsFrom"));
    number(seconds, "atMost", text("secondsTo"));
    json.add("seconds", seconds);
    list(json, "generators", ticked("generators"));
    if (!known.isEmpty()) {
      JsonArrayBuilder creators = Json.createArrayBuilder();
      ticked("creators").stream().filter(known::contains).forEach(creators::add);
      json.add("creators", creators);
    }
    list(json, "themes", both("themes", "ownThemes"));
    list(json, "themesNot", both("themesNot", "ownThemesNot"));
    moment(json, "from");
    moment(json, "until");
    if (!text("action").equals(Action.BLOCK.name())) {
      factor(json);
      obligations(json);
    }
    return json.build();
  }

  private Optional<JsonObjectBuilder> territories() {
    List<String> include = places("groups", "include");
    List<String> exclude = places("groupsNot", "exclude");
    if (include.isEmpty() && exclude.isEmpty()) {
      return Optional.empty();
    }
    JsonObjectBuilder json = Json.createObjectBuilder();
    // As it was written, it means the countries that it meant then.
    boolean untouched = !covers.isEmpty() && same(include, included) && same(exclude, excluded);
    list(json, "include", untouched ? included : include);
    list(json, "exclude", untouched ? excluded : exclude);
    if (untouched) {
      json.add("covers", covers);
    }
    return Optional.of(json);
  }

  private static boolean same(List<String> now, List<String> before) {
    return now.size() == before.size() && now.containsAll(before);
  }

  private List<String> places(String groups, String countries) {
    return Stream.concat(
            ticked(groups).stream(),
            words(text(countries).toUpperCase(Locale.ROOT)).filter(code -> !code.equals("*")))
        .toList();
  }

  private List<String> both(String known, String own) {
    return Stream.concat(ticked(known).stream(), words(text(own))).distinct().toList();
  }

  private static Stream<String> words(String typed) {
    return Arrays.stream(typed.split("[\\s,|、，]+", -1)).filter(word -> !word.isEmpty());
  }

  private void moment(JsonObjectBuilder json, String field) {
    if (!text(field).isEmpty()) {
      json.add(field, text(field));
    }
  }

  private void factor(JsonObjectBuilder json) {
    switch (text("price")) {
      case "FREE" -> json.add("factorBps", 0);
      case "LIST" -> json.add("factorBps", 10_000);
      case "PART" -> part(json);
      default -> {}
    }
  }

  private void part(JsonObjectBuilder json) {
    try {
      json.add(
          "factorBps",
          new BigDecimal(text("percent").replace("%", "").strip())
              .movePointRight(PERCENT_TO_BPS)
              .intValueExact());
    } catch (ArithmeticException | NumberFormatException none) {
      json.add("factorBps", text("percent"));
    }
  }

  private void obligations(JsonObjectBuilder json) {
    JsonArrayBuilder said = Json.createArrayBuilder();
    for (String code : ticked("obligations")) {
      JsonObjectBuilder one = Json.createObjectBuilder().add("code", code);
      if (code.equals("attribution") && !text("attribution").isEmpty()) {
        one.add("text", text("attribution"));
      }
      if (code.equals("retention")) {
        number(one, "days", text("retention"));
      }
      said.add(one);
    }
    json.add("obligations", said);
  }

  static void list(JsonObjectBuilder json, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      JsonArrayBuilder list = Json.createArrayBuilder();
      values.forEach(list::add);
      json.add(name, list);
    }
  }

  /** Digits as a number; anything else as it is. */
  static void number(JsonObjectBuilder json, String name, String typed) {
    if (typed.matches("[0-9]{1,15}")) {
      json.add(name, Long.parseLong(typed));
    } else if (!typed.isEmpty()) {
      json.add(name, typed);
    }
  }

  /**
   * The field of the form for what is wrong.
   *
   * @param member of the rule, such as {@code territories.include[0]}; empty for the whole
   */
  static String field(String member) {
    String name = member.replaceAll("\\[[0-9]+]", "");
    return switch (name) {
      case "" -> "action";
      case "territories", "territories.include" -> "include";
      case "territories.exclude" -> "exclude";
      case "seconds", "seconds.atLeast" -> "secondsFrom";
      case "seconds.atMost" -> "secondsTo";
      case "themes" -> "ownThemes";
      case "themesNot" -> "ownThemesNot";
      case "factorBps" -> "percent";
      case "obligations.text" -> "attribution";
      case "obligations.days" -> "retention";
      default -> name;
    };
  }

  private String text(String field) {
    @Nullable String typed = texts.get(field);
    return typed == null ? "" : typed.strip();
  }

  private List<String> ticked(String field) {
    return ticked.getOrDefault(field, List.of());
  }

  public String getId() {
    return id;
  }

  public String getName() {
    return text("name");
  }

  /** By field. */
  public Map<String, String> getTexts() {
    return texts;
  }

  public List<String> getUses() {
    return ticked("uses");
  }

  public void setUses(List<String> values) {
    ticked.put("uses", values);
  }

  public List<String> getGroups() {
    return ticked("groups");
  }

  public void setGroups(List<String> values) {
    ticked.put("groups", values);
  }

  public List<String> getGroupsNot() {
    return ticked("groupsNot");
  }

  public void setGroupsNot(List<String> values) {
    ticked.put("groupsNot", values);
  }

  public List<String> getAges() {
    return ticked("ages");
  }

  public void setAges(List<String> values) {
    ticked.put("ages", values);
  }

  public List<String> getQualities() {
    return ticked("qualities");
  }

  public void setQualities(List<String> values) {
    ticked.put("qualities", values);
  }

  public List<String> getGenerators() {
    return ticked("generators");
  }

  public void setGenerators(List<String> values) {
    ticked.put("generators", values);
  }

  /** Those that it was for when it was opened. */
  public List<String> getKnown() {
    return known;
  }

  public List<String> getCreators() {
    return ticked("creators");
  }

  public void setCreators(List<String> values) {
    ticked.put("creators", values);
  }

  public List<String> getThemes() {
    return ticked("themes");
  }

  public void setThemes(List<String> values) {
    ticked.put("themes", values);
  }

  public List<String> getThemesNot() {
    return ticked("themesNot");
  }

  public void setThemesNot(List<String> values) {
    ticked.put("themesNot", values);
  }

  public List<String> getObligations() {
    return ticked("obligations");
  }

  public void setObligations(List<String> values) {
    ticked.put("obligations", values);
  }
}
