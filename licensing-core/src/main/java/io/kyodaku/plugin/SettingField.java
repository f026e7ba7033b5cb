package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Unit;
import java.util.List;

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
    Object initial) {

  /** Which value a setting takes. */
  public enum Type {
    NUMBER,
    BOOLEAN,
    TEXT,
    CHOICE,
    LIST
  }
}
