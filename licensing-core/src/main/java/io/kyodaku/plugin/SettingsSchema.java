package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Unit;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of a plugin as JSON Schema (draft 2020-12): what a form shows, for a program that writes
 * them. What goes across settings is the plugin's own to judge, and is not in it.
 */
public final class SettingsSchema {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private SettingsSchema() {}

  /**
   * @param language of the titles, as far as the plugin speaks it
   */
  public static JsonObject of(PluginInfo plugin, List<SettingField> fields, String language) {
    JsonObjectBuilder schema =
        Json.createObjectBuilder().add("$schema", DRAFT).add("title", plugin.name());
    return object(schema, fields.stream().map(field -> field.in(language)).toList(), true).build();
  }

  private static JsonObjectBuilder object(
      JsonObjectBuilder schema, List<SettingField> fields, boolean withDefaults) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    JsonArrayBuilder required = Json.createArrayBuilder();
    for (SettingField field : fields) {
      JsonObjectBuilder property = property(field);
      if (withDefaults) {
        property.add("default", value(field.initial()));
      } else {
        required.add(field.key());
      }
      properties.add(field.key(), property);
    }
    schema.add("type", "object").add("properties", properties);
    if (!withDefaults) {
      schema.add("required", required);
    }
    return schema.add("additionalProperties", false);
  }

  private static JsonObjectBuilder property(SettingField field) {
    JsonObjectBuilder property = Json.createObjectBuilder().add("title", field.label());
    String help = field.unit() == Unit.NUMBER ? field.help() : field.help() + " " + unit(field);
    if (!help.isBlank()) {
      property.add("description", help.strip());
    }
    return switch (field.type()) {
      case NUMBER ->
          property.add("type", "integer").add("minimum", field.min()).add("maximum", field.max());
      case BOOLEAN -> property.add("type", "boolean");
      case TEXT ->
          property
              .add("type", "string")
              .add("minLength", field.min())
              .add("maxLength", field.max());
      case CHOICE -> choice(property, field);
      case LIST ->
          property
              .add("type", "array")
              .add("minItems", field.min())
              .add("maxItems", field.max())
              .add("items", object(Json.createObjectBuilder(), field.fields(), false));
    };
  }

  /** A constant for each, so that each has its own title. */
  private static JsonObjectBuilder choice(JsonObjectBuilder property, SettingField field) {
    JsonArrayBuilder options = Json.createArrayBuilder();
    for (int i = 0; i < field.options().size(); i++) {
      options.add(
          Json.createObjectBuilder()
              .add("const", field.options().get(i))
              .add("title", field.optionLabels().get(i)));
    }
    return property.add("oneOf", options);
  }

  private static String unit(SettingField field) {
    return switch (field.unit()) {
      case NUMBER -> "";
      case BASIS_POINTS -> "(basis points)";
      case MONEY_MICROS -> "(micros of the contract's currency)";
      case SECONDS -> "(seconds)";
      case DAYS -> "(days)";
    };
  }

  private static JsonValue value(Object value) {
    return switch (value) {
      case Long number -> Json.createValue(number);
      case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
      case List<?> many -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        many.forEach(one -> array.add(value(Objects.requireNonNull(one))));
        yield array.build();
      }
      case Map<?, ?> members -> {
        JsonObjectBuilder object = Json.createObjectBuilder();
        members.forEach(
            (name, of) -> object.add(String.valueOf(name), value(Objects.requireNonNull(of))));
        yield object.build();
      }
      default -> Json.createValue(value.toString());
    };
  }
}
