package io.kyodaku.incontainer;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The published description of the interface, to hold answers against (OpenAPI 3.0). */
record Description(JsonObject json) {

  static Description published() {
    return new Description(Rest.at("/openapi").header("Accept", Rest.JSON).get().json());
  }

  /** An operation as a line: {@code POST /api/v1/quotes}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    json.getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .keySet()
                    .forEach(
                        method ->
                            operations.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return operations;
  }

  Set<String> statuses(String operation) {
    return new TreeSet<>(responses(operation).keySet());
  }

  boolean hasSchema(String operation, String status) {
    return schema(operation, status).isPresent();
  }

  private JsonObject responses(String operation) {
    String[] parts = operation.split(" ");
    return json.getJsonObject("paths")
        .getJsonObject(parts[1])
        .getJsonObject(parts[0].toLowerCase(java.util.Locale.ROOT))
        .getJsonObject("responses");
  }

  /** Of the operation's own media type for that status. */
  private Optional<JsonObject> schema(String operation, String status) {
    return Optional.ofNullable(responses(operation).getJsonObject(status))
        .map(response -> response.getJsonObject("content"))
        .filter(content -> content.size() == 1)
        .map(content -> content.values().iterator().next().asJsonObject().getJsonObject("schema"));
  }

  /** The operation that a request met, if it is one that is described. */
  Optional<String> operation(String method, String path) {
    for (String operation : operations()) {
      String[] parts = operation.split(" ");
      String form = parts[1].replaceAll("\\{[a-zA-Z]+}", "[^/]+").replace(".", "\\.");
      if (parts[0].equals(method) && Pattern.matches(form, path)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  /** What of an answer's body is not as its schema says, each as a sentence. */
  List<String> faults(String operation, int status, JsonValue body) {
    List<String> faults = new ArrayList<>();
    schema(operation, String.valueOf(status))
        .ifPresentOrElse(
            schema -> check(schema, body, "$", faults), () -> faults.add("it has no schema"));
    return faults;
  }

  private void check(JsonObject schema, JsonValue value, String at, List<String> faults) {
    JsonObject meant = resolved(schema);
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      if (!meant.getBoolean("nullable", false)) {
        faults.add(at + " is null");
      }
      return;
    }
    switch (meant.getString("type", "none")) {
      case "object" -> checkObject(meant, value, at, faults);
      case "array" -> {
        require(value instanceof JsonArray, at, "an array", faults);
        for (int i = 0; value instanceof JsonArray array && i < array.size(); i++) {
          check(meant.getJsonObject("items"), array.get(i), at + "[" + i + "]", faults);
        }
      }
      case "string" -> {
        require(value instanceof JsonString, at, "a string", faults);
        if (meant.containsKey("enum")) {
          require(meant.getJsonArray("enum").contains(value), at, "of its enum: " + value, faults);
        }
      }
      case "number" -> require(value instanceof JsonNumber, at, "a number", faults);
      case "integer" ->
          require(value instanceof JsonNumber number && number.isIntegral(), at, "whole", faults);
      case "boolean" ->
          require(
              value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE), at, "boolean", faults);
      default -> faults.add(at + " has no type");
    }
  }

  private void checkObject(JsonObject meant, JsonValue value, String at, List<String> faults) {
    require(value instanceof JsonObject, at, "an object", faults);
    JsonObject properties = meant.getJsonObject("properties");
    if (!(value instanceof JsonObject object) || properties == null) {
      return;
    }
    if (meant.containsKey("required")) {
      for (JsonString name : meant.getJsonArray("required").getValuesAs(JsonString.class)) {
        require(object.containsKey(name.getString()), at, "with " + name, faults);
      }
    }
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      JsonObject described = properties.getJsonObject(member.getKey());
      if (described == null) {
        faults.add(at + " has an undeclared member " + member.getKey());
      } else {
        check(described, member.getValue(), at + "." + member.getKey(), faults);
      }
    }
  }

  private static void require(boolean holds, String at, String wanted, List<String> faults) {
    if (!holds) {
      faults.add(at + " is not " + wanted);
    }
  }

  private JsonObject resolved(JsonObject schema) {
    String reference = schema.getString("$ref", "");
    return reference.isEmpty()
        ? schema
        : json.getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject(reference.substring("#/components/schemas/".length()));
  }
}
