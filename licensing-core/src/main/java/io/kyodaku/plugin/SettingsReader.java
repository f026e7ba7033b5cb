package io.kyodaku.plugin;

import io.kyodaku.plugin.ConfigurationCheck.FieldError;
import io.kyodaku.shared.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings as they come from a form or from JSON, holds them against their fields, and
 * collects what is wrong. Numbers and booleans may come as text. Knows no plugin and runs none of
 * its code.
 */
final class SettingsReader {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,19}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private final List<FieldError> errors;

  SettingsReader(List<FieldError> errors) {
    this.errors = errors;
  }

  /** The values by key in the order of the fields; an absent key has its default. */
  Map<String, Object> read(List<SettingField> fields, Map<String, ?> given) {
    return read("", fields, given);
  }

  private Map<String, Object> read(String prefix, List<SettingField> fields, Map<String, ?> given) {
    for (String key : given.keySet()) {
      if (fields.stream().noneMatch(field -> field.key().equals(key))) {
        errors.add(
            new FieldError(prefix + Texts.printable(key), SettingFault.NO_SUCH_SETTING.with()));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (SettingField field : fields) {
      Object value = given.containsKey(field.key()) ? given.get(field.key()) : field.initial();
      values.put(field.key(), value(prefix + field.key(), field, value));
    }
    return values;
  }

  private Object value(String path, SettingField field, @Nullable Object given) {
    return switch (field.type()) {
      case NUMBER -> number(path, field, given);
      case BOOLEAN -> bool(path, given);
      case TEXT -> text(path, field, given);
      case CHOICE -> choice(path, field, given);
      case LIST -> list(path, field, given);
    };
  }

  private Object number(String path, SettingField field, @Nullable Object given) {
    Long number = asLong(given);
    if (number == null) {
      return wrong(path, SettingFault.NO_WHOLE_NUMBER);
    }
    if (number < field.min() || number > field.max()) {
      return wrong(path, SettingFault.NUMBER_OUT_OF_BOUNDS, field.min(), field.max());
    }
    return number;
  }

  private static @Nullable Long asLong(@Nullable Object given) {
    if (given instanceof Long || given instanceof Integer) {
      return ((Number) given).longValue();
    }
    if (given instanceof String text && WHOLE_NUMBER.matcher(text.strip()).matches()) {
      try {
        return Long.valueOf(text.strip());
      } catch (NumberFormatException beyondLong) {
        return null;
      }
    }
    return null;
  }

  private Object bool(String path, @Nullable Object given) {
    if (given instanceof Boolean) {
      return given;
    }
    if ("true".equals(given) || "false".equals(given)) {
      return Boolean.valueOf((String) given);
    }
    return wrong(path, SettingFault.NO_YES_OR_NO);
  }

  private Object text(String path, SettingField field, @Nullable Object given) {
    if (!(given instanceof String text)) {
      return wrong(path, SettingFault.NO_TEXT);
    }
    if (text.length() < field.min() || text.length() > field.max()) {
      return wrong(path, SettingFault.TEXT_LENGTH, field.min(), field.max());
    }
    if (CONTROL.matcher(field.lines() ? text.replace("\n", "") : text).find()) {
      return wrong(path, SettingFault.TEXT_CONTROL_CHARACTERS);
    }
    return text;
  }

  private Object choice(String path, SettingField field, @Nullable Object given) {
    if (given instanceof String text && field.options().contains(text)) {
      return text;
    }
    return wrong(path, SettingFault.NONE_OF_THE_OPTIONS, String.join(", ", field.options()));
  }

  private Object list(String path, SettingField field, @Nullable Object given) {
    if (!(given instanceof List<?> elements)) {
      return wrong(path, SettingFault.NO_LIST);
    }
    if (elements.size() < field.min() || elements.size() > field.max()) {
      return wrong(path, SettingFault.LIST_LENGTH, field.min(), field.max());
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String at = path + "[" + i + "]";
      values.add(
          elements.get(i) instanceof Map<?, ?> map
              ? element(at, field, map)
              : wrong(at, SettingFault.NO_SETTINGS));
    }
    return values;
  }

  private Map<String, Object> element(String path, SettingField field, Map<?, ?> given) {
    Map<String, Object> byKey = new LinkedHashMap<>();
    given.forEach((key, value) -> byKey.put(String.valueOf(key), value));
    return read(path + ".", field.fields(), byKey);
  }

  /** Notes the error; the value stands in until all are noted, and is never used. */
  private Object wrong(String path, Fault.Kind kind, Object... arguments) {
    errors.add(new FieldError(path, kind.with(arguments)));
    return "";
  }
}
