package io.kyodaku.plugin.testkit;

import io.kyodaku.plugin.api.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Whether a configuration record is built as {@link Setting} says. */
final class ConfigurationShape {

  private ConfigurationShape() {}

  /** What is wrong with the record's components; empty when nothing is. */
  static List<String> faultsOfType(Class<?> type) {
    return faultsOfType(type, true);
  }

  private static List<String> faultsOfType(Class<?> type, boolean mayHoldLists) {
    List<String> faults = new ArrayList<>();
    if (!type.isRecord()) {
      return List.of(type.getName() + " is no record");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      if (setting == null) {
        faults.add(component + " has no @Setting");
      } else if (setting.label().isBlank() || setting.label().length() > 80) {
        faults.add(component + " needs a label of 1 to 80 characters");
      } else if (setting.min() > setting.max()) {
        faults.add(component + " has an empty range");
      }
      Class<?> of = component.getType();
      if (of == List.class && mayHoldLists) {
        faults.addAll(faultsOfType(elementOf(component), false));
      } else if (of != long.class && of != boolean.class && of != String.class && !of.isEnum()) {
        faults.add(component + " has a type that no setting can have");
      }
    }
    return faults;
  }

  /** Which values leave their ranges; empty when none does. */
  static List<String> faultsOfValues(Record configuration) {
    List<String> faults = new ArrayList<>();
    for (RecordComponent component : configuration.getClass().getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      Object value = valueOf(component, configuration);
      long size =
          switch (value) {
            case Long number -> number;
            case String text -> text.length();
            case List<?> list -> list.size();
            default -> setting.min();
          };
      if (size < setting.min() || size > setting.max()) {
        faults.add(component.getName() + " is out of its range: " + value);
      }
      if (value instanceof String text && text.length() > Setting.MAX_TEXT) {
        faults.add(component.getName() + " is longer than any text may be");
      }
      if (value instanceof List<?> list) {
        if (list.size() > Setting.MAX_LIST) {
          faults.add(component.getName() + " is longer than any list may be");
        }
        list.forEach(element -> faults.addAll(faultsOfValues((Record) element)));
      }
    }
    return faults;
  }

  private static Class<?> elementOf(RecordComponent list) {
    if (list.getGenericType() instanceof ParameterizedType of
        && of.getActualTypeArguments()[0] instanceof Class<?> element) {
      return element;
    }
    return Object.class;
  }

  private static Object valueOf(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }
}
