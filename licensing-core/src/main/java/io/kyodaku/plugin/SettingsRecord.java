package io.kyodaku.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes configuration records of values that {@link SettingsReader} has read. */
final class SettingsRecord {

  private SettingsRecord() {}

  static Record make(Class<? extends Record> type, Map<String, Object> values)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = argument(components[i], values.getOrDefault(components[i].getName(), ""));
    }
    Constructor<? extends Record> constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  private static Object argument(RecordComponent component, Object value)
      throws ReflectiveOperationException {
    if (component.getType().isEnum()) {
      return Arrays.stream(component.getType().getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(value))
          .findFirst()
          .orElseThrow(() -> new NoSuchFieldException(String.valueOf(value)));
    }
    if (value instanceof List<?> elements
        && component.getGenericType() instanceof ParameterizedType list) {
      Class<? extends Record> type =
          ((Class<?>) list.getActualTypeArguments()[0]).asSubclass(Record.class);
      List<Record> records = new ArrayList<>();
      for (Object element : elements) {
        records.add(make(type, valuesOf(element)));
      }
      return List.copyOf(records);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> valuesOf(Object element) {
    return (Map<String, Object>) element;
  }
}
