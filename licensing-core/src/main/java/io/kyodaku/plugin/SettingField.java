package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One setting of a plugin, as a form or a schema shows it.
 *
 * @param key its name in the configuration
 * @param label what people see beside the field
 * @param help one sentence, may be empty
 * @param type which value it takes
 * @param unit what a number counts
 * @param min the least number, or the least length of a text or list
 * @param max the greatest number, or the greatest length
 * @param options what a choice can be, empty for other types
 * @param fields the fields of a list's elements, empty for other types
 * @param initial the default: a {@code Long}, {@code Boolean}, {@code String} (also for a choice),
 *     or a list of maps by key; for a field of a list's elements the empty text
 * @param optionLabels what people see for each option, in their order
 * @param translations what people see in other languages, by BCP 47 tag
 * @param lines whether a text may have several lines
 */
public record SettingField(
    String key,
    String label,
    String help,
    Type type,
    Unit unit,
    long min,
    long max,
    List<String> options,
    List<SettingField> fields,
    Object initial,
    List<String> optionLabels,
    Map<String, Translation> translations,
    boolean lines) {

  /**
   * What people see in one language.
   *
   * @param help may be empty
   * @param optionLabels for each option, in their order
   */
  public record Translation(String label, String help, List<String> optionLabels) {}

  /** As it is said to who reads this language, as far as the plugin says it in that. */
  public SettingField in(String language) {
    Optional<Translation> said = translation(language);
    return new SettingField(
        key,
        said.map(Translation::label).orElse(label),
        said.map(Translation::help).filter(text -> !text.isEmpty()).orElse(help),
        type,
        unit,
        min,
        max,
        options,
        fields.stream().map(field -> field.in(language)).toList(),
        initial,
        said.map(Translation::optionLabels).orElse(optionLabels),
        translations,
        lines);
  }

  /** In exactly this language, or in some kind of it: {@code zh-Hans} for {@code zh-CN}. */
  private Optional<Translation> translation(String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return Optional.ofNullable(translations.get(language))
        .or(
            () ->
                translations.entrySet().stream()
                    .filter(of -> Locale.forLanguageTag(of.getKey()).getLanguage().equals(primary))
                    .min(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue));
  }

  /** Which value a setting takes. */
  public enum Type {
    NUMBER,
    BOOLEAN,
    TEXT,
    CHOICE,
    LIST
  }
}
