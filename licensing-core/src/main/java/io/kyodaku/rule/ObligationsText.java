package io.kyodaku.rule;

import io.kyodaku.shared.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Obligations as they are kept with what was granted: JSON as in {@link ControlsText}. */
public final class ObligationsText {

  private ObligationsText() {}

  /** Empty where there are none. */
  public static String write(List<Obligation> obligations) {
    return obligations.isEmpty()
        ? ""
        : JsonUtil.toJson(
            Map.of(
                ControlsText.OBLIGATIONS,
                obligations.stream().map(ObligationsText::json).toList()));
  }

  /** As members of a JSON object. */
  public static Map<String, Object> json(Obligation obligation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", obligation.code());
    switch (obligation) {
      case Obligation.Attribution attribution -> {
        if (!attribution.text().isEmpty()) {
          json.put("text", attribution.text());
        }
      }
      case Obligation.Retention retention -> json.put("days", retention.days());
      case Obligation.VisibleMark mark -> {}
      case Obligation.Provenance provenance -> {}
    }
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  public static List<Obligation> stored(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    FieldErrors errors = new FieldErrors();
    try {
      JsonMembers members = JsonMembers.of(JsonUtil.parseJson(text), errors);
      List<Obligation> obligations = new ControlsReader(members).obligations(members, false);
      if (errors.none()) {
        return obligations;
      }
    } catch (JoseException notJson) {
      throw new IllegalArgumentException("obligations can't be read: " + text, notJson);
    }
    throw new IllegalArgumentException("obligations can't be read: " + errors.list());
  }
}
