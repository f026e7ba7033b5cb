package io.kyodaku.standin.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing JSON documents without ceremony. Members that start with {@code _} are the
 * stand-in's own.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** An object of name, value, name, value; a null value becomes JSON null. */
  public static JsonObject of(@Nullable Object... pairs) {
    return with(new JsonObject(), pairs);
  }

  /** Sets members of the object and returns it. */
  public static JsonObject with(JsonObject object, @Nullable Object... pairs) {
    if (pairs.length % 2 != 0) {
      throw new IllegalArgumentException("Names and values come in pairs");
    }
    for (int i = 0; i < pairs.length; i += 2) {
      if (!(pairs[i] instanceof String name)) {
        throw new IllegalArgumentException("Not a name: " + pairs[i]);
      }
      object.add(name, element(pairs[i + 1]));
    }
    return object;
  }

  public static JsonArray array(Object... values) {
    JsonArray array = new JsonArray(values.length);
    for (Object value : values) {
      array.add(element(value));
    }
    return array;
  }

  public static Collector<JsonElement, ?, JsonArray> toArray() {
    return Collector.of(
        JsonArray::new,
        JsonArray::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        });
  }

  public static String write(JsonElement element) {
    return GSON.toJson(element);
  }

  /** The object without the stand-in's own members. */
  public static JsonObject visible(JsonObject document) {
    JsonObject copy = new JsonObject();
    document
        .entrySet()
        .forEach(
            member -> {
              if (!member.getKey().startsWith("_")) {
                copy.add(member.getKey(), member.getValue().deepCopy());
              }
            });
    return copy;
  }

  public static String text(JsonObject object, String name) {
    return optionalText(object, name)
        .orElseThrow(() -> new IllegalStateException("No " + name + " in " + object));
  }

  public static Optional<String> optionalText(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  public static long number(JsonObject object, String name) {
    return object.get(name).getAsLong();
  }

  public static boolean flag(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && !value.isJsonNull() && value.getAsBoolean();
  }

  /** The member as an object; absent or null is an empty one, detached. */
  public static JsonObject object(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  static JsonElement element(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case JsonElement json -> json;
      case Optional<?> optional -> element(optional.orElse(null));
      case String text -> new JsonPrimitive(text);
      case Boolean flag -> new JsonPrimitive(flag);
      case Number number -> new JsonPrimitive(number);
      default -> throw new IllegalArgumentException("Not a JSON value: " + value.getClass());
    };
  }
}
