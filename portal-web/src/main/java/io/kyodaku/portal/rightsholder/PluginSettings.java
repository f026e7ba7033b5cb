package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.PluginChoice;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.SettingField;
import io.kyodaku.plugin.formula.FormulaKind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import jakarta.json.JsonObject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings of the plugin that is chosen, as a form. */
public final class PluginSettings implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String hash;
  private final ArrayList<SettingInput> inputs;

  /**
   * @param present values by key; a setting without one begins with the plugin's own
   */
  PluginSettings(String hash, List<SettingField> fields, JsonObject present) {
    this.hash = hash;
    inputs =
        new ArrayList<>(
            fields.stream()
                .map(
                    field ->
                        new SettingInput(
                            field,
                            Optional.ofNullable(present.get(field.key())),
                            FormulaKind.of(hash, field.key())))
                .toList());
  }

  /** Of the standard, which has none. */
  static PluginSettings none() {
    return new PluginSettings(PluginPin.STANDARD_HASH, List.of(), JsonObject.EMPTY_JSON_OBJECT);
  }

  boolean areOf(String plugin) {
    return hash.equals(plugin);
  }

  PluginChoice choice() {
    Map<String, Object> given = new LinkedHashMap<>();
    inputs.forEach(input -> given.put(input.getShape().key(), input.given()));
    return new PluginChoice(hash, given);
  }

  /**
   * Puts what was found wrong beside the settings that it is about.
   *
   * @param prefix of the fields that are settings of this plugin: {@code terms.}
   * @param words of a fault, in the reader's language
   * @return the others
   */
  List<FieldError> show(String prefix, List<FieldError> errors, Function<Fault, String> words) {
    inputs.forEach(SettingInput::forgetErrors);
    List<FieldError> others = new ArrayList<>();
    for (FieldError error : errors) {
      Optional<SettingInput> meant = meant(prefix, error.field());
      meant.ifPresentOrElse(
          input -> input.refuse(words.apply(error.fault())), () -> others.add(error));
    }
    return others;
  }

  private Optional<SettingInput> meant(String prefix, String field) {
    return field.startsWith(prefix)
        ? inputs.stream().filter(i -> i.isMeant(field.substring(prefix.length()))).findFirst()
        : Optional.empty();
  }

  public List<SettingInput> getInputs() {
    return inputs;
  }
}
