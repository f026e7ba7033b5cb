package io.kyodaku.portal.rightsholder;

import io.kyodaku.plugin.SettingField;
import io.kyodaku.plugin.api.Unit;
import io.kyodaku.plugin.formula.FormulaKind;
import io.kyodaku.portal.Amounts;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a plugin as an input: money is typed in major units, a list as lines with its
 * fields apart by commas. What was typed stays as it was until the plugin's host has read it.
 */
public final class SettingInput implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String APART = ",";
  private static final int MICRO_DIGITS = 6;

  private final Shape shape;
  private final @Nullable FormulaKind formula;
  private final ArrayList<Shape> columns;
  private final ArrayList<Option> options;
  private @Nullable String typed;
  private boolean checked;
  private @Nullable String error;

  /** What can be chosen, and what people see for it. */
  public record Option(String value, String label) implements Serializable {}

  /** What the plugin says of a setting, or of a field of its list. */
  public record Shape(
      String key, String label, String help, SettingField.Type type, Unit unit, boolean lines)
      implements Serializable {

    static Shape of(SettingField field) {
      return new Shape(
          field.key(), field.label(), field.help(), field.type(), field.unit(), field.lines());
    }

    /** What the host is given; what is no amount goes as it is, and is refused there. */
    private Object given(String text) {
      OptionalLong micros = unit == Unit.MONEY_MICROS ? Amounts.micros(text) : OptionalLong.empty();
      return micros.isPresent() ? (Object) micros.getAsLong() : lineFeeds(text.strip());
    }

    /** Browsers send two characters for the end of a line. */
    private String lineFeeds(String text) {
      return lines ? text.replace("\r\n", "\n") : text;
    }

    private String text(Object value) {
      return unit == Unit.MONEY_MICROS && value instanceof Long micros
          ? BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString()
          : String.valueOf(value);
    }
  }

  /**
   * @param present the value it has, as the host wrote it; where there is none, or one of another
   *     type, it begins with the plugin's own
   * @param formula what it holds, where it holds a formula
   */
  SettingInput(SettingField field, Optional<JsonValue> present, Optional<FormulaKind> formula) {
    shape = Shape.of(field);
    this.formula = formula.orElse(null);
    columns = new ArrayList<>(field.fields().stream().map(Shape::of).toList());
    options = new ArrayList<>();
    for (int i = 0; i < field.options().size(); i++) {
      options.add(new Option(field.options().get(i), field.optionLabels().get(i)));
    }
    Object initial = present.flatMap(value -> value(field.type(), value)).orElse(field.initial());
    switch (field.type()) {
      case BOOLEAN -> checked = Boolean.TRUE.equals(initial);
      case LIST -> typed = lines((List<?>) initial);
      case NUMBER, TEXT, CHOICE -> typed = shape.text(initial);
    }
  }

  private static Optional<Object> value(SettingField.Type type, JsonValue value) {
    return switch (type) {
      case BOOLEAN ->
          switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> Optional.empty();
          };
      case LIST ->
          value instanceof JsonArray elements
              ? Optional.of(elements.stream().map(SettingInput::element).toList())
              : Optional.empty();
      case NUMBER, TEXT, CHOICE -> Optional.of(plain(value));
    };
  }

  private static Map<String, Object> element(JsonValue element) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (element instanceof JsonObject object) {
      object.forEach((key, value) -> fields.put(key, plain(value)));
    }
    return fields;
  }

  private static Object plain(JsonValue value) {
    return switch (value) {
      case JsonString text -> text.getString();
      case JsonNumber number when number.isIntegral() -> number.longValue();
      default -> value.toString();
    };
  }

  private String lines(List<?> elements) {
    return elements.stream()
        .map(element -> line((Map<?, ?>) element))
        .collect(Collectors.joining("\n"));
  }

  private String line(Map<?, ?> element) {
    return columns.stream()
        .map(column -> column.text(Objects.requireNonNullElse(element.get(column.key()), "")))
        .collect(Collectors.joining(APART + " "));
  }

  /** The value as the host reads it. */
  Object given() {
    String text = typed == null ? "" : typed;
    return switch (shape.type()) {
      case BOOLEAN -> checked;
      case LIST -> text.lines().filter(line -> !line.isBlank()).map(this::element).toList();
      case NUMBER, TEXT, CHOICE -> shape.given(text);
    };
  }

  /** A missing field is empty; what stands behind the last one is part of it. */
  private Map<String, Object> element(String line) {
    List<String> values = Arrays.asList(line.split(APART, Math.max(1, columns.size())));
    Map<String, Object> element = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Shape column = columns.get(i);
      element.put(column.key(), column.given(i < values.size() ? values.get(i) : ""));
    }
    return element;
  }

  /** Whether what the host found wrong is about this setting. */
  boolean isMeant(String setting) {
    return setting.equals(shape.key()) || setting.startsWith(shape.key() + "[");
  }

  void refuse(String message) {
    error = error == null ? message : error + " " + message;
  }

  void forgetErrors() {
    error = null;
  }

  public Shape getShape() {
    return shape;
  }

  /** Which formula it holds; null where it holds none. */
  public @Nullable FormulaKind getFormula() {
    return formula;
  }

  public List<Shape> getColumns() {
    return columns;
  }

  public List<Option> getOptions() {
    return options;
  }

  public @Nullable String getTyped() {
    return typed;
  }

  /** What was wrong with what stood there before is not said of something else. */
  public void setTyped(@Nullable String typed) {
    if (!Objects.equals(this.typed, typed)) {
      error = null;
    }
    this.typed = typed;
  }

  public boolean isChecked() {
    return checked;
  }

  public void setChecked(boolean checked) {
    this.checked = checked;
  }

  public @Nullable String getError() {
    return error;
  }
}
