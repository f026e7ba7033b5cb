package io.kyodaku.plugin;

import io.kyodaku.plugin.Installation.Reason;
import io.kyodaku.plugin.api.Setting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a plugin, read off its configuration record.
 *
 * @param type the record
 * @param fields its settings in the order of its components
 */
record SettingsShape(Class<? extends Record> type, List<SettingField> fields) {

  private static final int MAX_FIELDS = 50;
  private static final int MAX_LABEL = 80;

  /** Reads the record's accessors and so runs the plugin's code: belongs inside a watched call. */
  static SettingsShape of(Record defaults) throws RejectedJar {
    List<SettingField> fields = fields(defaults.getClass(), defaults);
    SettingsShape shape = new SettingsShape(defaults.getClass(), fields);
    List<ConfigurationCheck.FieldError> errors = new ArrayList<>();
    new SettingsReader(errors).read(fields, shape.initial());
    if (!errors.isEmpty()) {
      throw broken(
          "the default of " + errors.getFirst().field() + ": " + errors.getFirst().message());
    }
    return shape;
  }

  /** The default settings by key. */
  Map<String, Object> initial() {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field.key(), field.initial()));
    return values;
  }

  /** Makes the record. Its constructor is the plugin's code: belongs inside a watched call. */
  Record instance(Map<String, Object> values) throws ReflectiveOperationException {
    return SettingsRecord.make(type, values);
  }

  private static List<SettingField> fields(Class<? extends Record> type, @Nullable Record defaults)
      throws RejectedJar {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length > MAX_FIELDS) {
      throw broken(type.getSimpleName() + " has more than " + MAX_FIELDS + " settings");
    }
    List<SettingField> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      fields.add(field(component, defaults));
    }
    return List.copyOf(fields);
  }

  private static SettingField field(RecordComponent component, @Nullable Record defaults)
      throws RejectedJar {
    String key = component.getName();
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw broken(key + " has no @Setting");
    }
    if (isNoLabel(setting.label()) || setting.min() > setting.max()) {
      throw broken(key + " has no label of 1 to 80 characters, or an empty range");
    }
    SettingField.Type type = type(component, defaults != null);
    List<SettingField> elements =
        type == SettingField.Type.LIST ? fields(elementOf(component), null) : List.of();
    return new SettingField(
        key,
        Texts.printable(setting.label()),
        Texts.printable(setting.help()),
        type,
        setting.unit(),
        setting.min(),
        capped(type, setting.max()),
        type == SettingField.Type.CHOICE ? options(component.getType()) : List.of(),
        elements,
        defaults == null ? "" : plain(valueOf(component, defaults)),
        type == SettingField.Type.CHOICE ? optionLabels(component.getType(), "") : List.of(),
        translations(key, setting, type == SettingField.Type.CHOICE ? component.getType() : null),
        type == SettingField.Type.TEXT && setting.lines());
  }

  private static boolean isNoLabel(String label) {
    return label.isBlank() || label.length() > MAX_LABEL;
  }

  private static Map<String, SettingField.Translation> translations(
      String key, Setting setting, @Nullable Class<?> choice) throws RejectedJar {
    if (setting.in().length > Setting.MAX_LANGUAGES) {
      throw broken(key + " is said in more than " + Setting.MAX_LANGUAGES + " languages");
    }
    Map<String, SettingField.Translation> translations = new LinkedHashMap<>();
    for (Setting.Words words : setting.in()) {
      String language = Locale.forLanguageTag(words.language()).toLanguageTag();
      SettingField.Translation said =
          new SettingField.Translation(
              Texts.printable(words.label()),
              Texts.printable(words.help()),
              choice == null ? List.of() : optionLabels(choice, language));
      if (isNoLabel(words.label())
          || !language.equalsIgnoreCase(words.language())
          || translations.put(language, said) != null) {
        throw broken(
            key
                + " is said twice in a language, in none, or without a label of 1 to 80"
                + " characters");
      }
    }
    return Map.copyOf(translations);
  }

  /**
   * @param language a BCP 47 tag; empty for what is said without one
   */
  private static List<String> optionLabels(Class<?> choice, String language) throws RejectedJar {
    List<String> labels = new ArrayList<>();
    for (String option : options(choice)) {
      labels.add(optionLabel(choice, option, language));
    }
    return List.copyOf(labels);
  }

  private static String optionLabel(Class<?> choice, String option, String language)
      throws RejectedJar {
    try {
      Setting setting = choice.getField(option).getAnnotation(Setting.class);
      if (setting == null) {
        return option;
      }
      String label =
          Arrays.stream(setting.in())
              .filter(words -> words.language().equalsIgnoreCase(language))
              .map(Setting.Words::label)
              .findFirst()
              .orElse(setting.label());
      if (isNoLabel(label)) {
        throw broken(option + " has no label of 1 to 80 characters");
      }
      return Texts.printable(label);
    } catch (NoSuchFieldException e) {
      throw broken(option + " can't be read");
    }
  }

  private static SettingField.Type type(RecordComponent component, boolean mayBeList)
      throws RejectedJar {
    Class<?> type = component.getType();
    if (type == long.class) {
      return SettingField.Type.NUMBER;
    }
    if (type == boolean.class) {
      return SettingField.Type.BOOLEAN;
    }
    if (type == String.class) {
      return SettingField.Type.TEXT;
    }
    if (type.isEnum()) {
      return SettingField.Type.CHOICE;
    }
    if (type == List.class && mayBeList) {
      return SettingField.Type.LIST;
    }
    throw broken(
        component.getName() + " is of a type that no setting has: " + type.getSimpleName());
  }

  private static Class<? extends Record> elementOf(RecordComponent list) throws RejectedJar {
    if (list.getGenericType() instanceof ParameterizedType of
        && of.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return element.asSubclass(Record.class);
    }
    throw broken(list.getName() + " is no list of records");
  }

  private static long capped(SettingField.Type type, long max) {
    return switch (type) {
      case TEXT -> Math.min(max, Setting.MAX_TEXT);
      case LIST -> Math.min(max, Setting.MAX_LIST);
      case NUMBER, BOOLEAN, CHOICE -> max;
    };
  }

  private static List<String> options(Class<?> choice) {
    return Arrays.stream(choice.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .toList();
  }

  /** The value as JSON has it. */
  private static Object plain(Object value) throws RejectedJar {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      for (Object element : list) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : element.getClass().getRecordComponents()) {
          values.put(component.getName(), plain(valueOf(component, element)));
        }
        plain.add(values);
      }
      return List.copyOf(plain);
    }
    return value;
  }

  private static Object valueOf(RecordComponent component, Object of) throws RejectedJar {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(of);
      if (value == null) {
        throw broken(component.getName() + " is null by default");
      }
      return value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw broken(component.getName() + " can't be read");
    }
  }

  private static RejectedJar broken(String what) {
    return new RejectedJar(Reason.BROKEN_RULES, "The plugin's configuration: " + what);
  }
}
