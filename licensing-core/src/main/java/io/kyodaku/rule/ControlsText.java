package io.kyodaku.rule;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The text that {@link Controls} are kept and exchanged as: a JSON object whose members are those
 * of the records, in their order, without what is empty. The same controls are the same text.
 */
public final class ControlsText {

  public static final int LENGTH_AT_MOST = 65_536;

  /** What can't be read at all is said of this field. */
  static final String WHOLE = "controls";

  static final String OBLIGATIONS = "obligations";

  private ControlsText() {}

  /** What came of reading. */
  public sealed interface Parsed {}

  public record Read(Controls controls) implements Parsed {}

  /**
   * @param errors by field, such as {@code rules[2].territories.include[0]}
   */
  public record Unreadable(List<FieldError> errors) implements Parsed {}

  /** Reads what somebody wrote; an empty text says nothing. */
  public static Parsed read(String text) {
    FieldErrors errors = new FieldErrors();
    if (text.isBlank()) {
      return new Read(Controls.NONE);
    }
    if (text.length() > LENGTH_AT_MOST) {
      errors.add(WHOLE, RuleFault.CONTROLS_TOO_LONG, LENGTH_AT_MOST);
      return new Unreadable(errors.list());
    }
    Map<String, Object> json;
    try {
      json = JsonUtil.parseJson(text);
    } catch (JoseException | RuntimeException notJson) {
      errors.add(WHOLE, RuleFault.NO_JSON);
      return new Unreadable(errors.list());
    }
    ControlsReader reader = new ControlsReader(JsonMembers.of(json, errors));
    Controls controls = reader.controls();
    if (errors.none()) {
      RuleOrder.check(controls.rules(), errors);
    }
    return errors.none() ? new Read(controls) : new Unreadable(errors.list());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  public static Controls stored(String text) {
    if (text.isEmpty()) {
      return Controls.NONE;
    }
    FieldErrors errors = new FieldErrors();
    try {
      Controls controls =
          new ControlsReader(JsonMembers.of(JsonUtil.parseJson(text), errors)).controls();
      if (errors.none()) {
        return controls;
      }
    } catch (JoseException notJson) {
      throw new IllegalArgumentException("controls can't be read", notJson);
    }
    throw new IllegalArgumentException("controls can't be read: " + errors.list());
  }

  /** Empty where nothing is said. */
  public static String write(Controls controls) {
    if (controls.isEmpty()) {
      return "";
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("zone", controls.zone().getId());
    put(json, "rules", controls.rules().stream().map(ControlsText::rule).toList());
    if (!controls.guards().isEmpty()) {
      json.put("guards", guards(controls.guards()));
    }
    put(json, "ceilings", controls.ceilings().stream().map(ControlsText::ceiling).toList());
    return JsonUtil.toJson(json);
  }

  private static Map<String, Object> rule(Rule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", rule.id());
    json.put("name", rule.name());
    json.put("action", rule.action().name());
    conditions(rule.conditions(), json);
    rule.factorBps().ifPresent(bps -> json.put("factorBps", bps));
    put(json, OBLIGATIONS, rule.obligations().stream().map(ObligationsText::json).toList());
    return json;
  }

  private static void conditions(Conditions conditions, Map<String, Object> json) {
    put(json, "uses", names(conditions.uses()));
    if (!conditions.territories().isEverywhere()) {
      Map<String, Object> territories = new LinkedHashMap<>();
      put(territories, "include", conditions.territories().include());
      put(territories, "exclude", conditions.territories().exclude());
      territories.put("covers", conditions.territories().covered().toString());
      json.put("territories", territories);
    }
    put(json, "ages", names(conditions.ages()));
    put(json, "qualities", names(conditions.qualities()));
    Map<String, Object> seconds = new LinkedHashMap<>();
    conditions.secondsAtLeast().ifPresent(atLeast -> seconds.put("atLeast", atLeast));
    conditions.secondsAtMost().ifPresent(atMost -> seconds.put("atMost", atMost));
    if (!seconds.isEmpty()) {
      json.put("seconds", seconds);
    }
    put(json, "generators", conditions.generators().stream().map(Object::toString).toList());
    put(json, "creators", conditions.creators().stream().map(Object::toString).toList());
    put(json, "themes", List.copyOf(conditions.themes()));
    put(json, "themesNot", List.copyOf(conditions.themesNot()));
    conditions.from().ifPresent(from -> json.put("from", from.toString()));
    conditions.until().ifPresent(until -> json.put("until", until.toString()));
  }

  private static Map<String, Object> guards(Guards guards) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "blockedTerms", guards.blockedTerms());
    put(json, "neverWith", guards.neverWith().stream().map(ControlsText::company).toList());
    put(json, "onlyWith", guards.onlyWith().stream().map(ControlsText::company).toList());
    put(json, "audience", names(guards.audience()));
    return json;
  }

  private static String company(Guards.Company company) {
    return switch (company) {
      case Guards.Company.OfAsset of -> ControlsReader.ASSET + of.assetId();
      case Guards.Company.OfTenant of -> ControlsReader.TENANT + of.tenantId();
      case Guards.Company.OfKind of -> ControlsReader.KIND + of.kind();
    };
  }

  private static Map<String, Object> ceiling(Ceiling ceiling) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("per", ceiling.per().name());
    json.put("span", ceiling.span().name());
    json.put("limit", ceiling.limit());
    return json;
  }

  private static List<String> names(Iterable<? extends Enum<?>> constants) {
    List<String> names = new ArrayList<>();
    constants.forEach(constant -> names.add(constant.name()));
    return names;
  }

  private static void put(Map<String, Object> json, String name, List<?> list) {
    if (!list.isEmpty()) {
      json.put(name, list);
    }
  }
}
