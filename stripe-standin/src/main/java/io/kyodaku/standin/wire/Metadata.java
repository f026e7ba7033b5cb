package io.kyodaku.standin.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/**
 * Metadata with Stripe's bounds: 50 keys of 40 characters with values of 500; an empty value takes
 * a key away.
 */
public final class Metadata {
  private static final int MOST_KEYS = 50;
  private static final int LONGEST_KEY = 40;
  private static final int LONGEST_VALUE = 500;

  private Metadata() {}

  public static JsonObject of(Params params) {
    return merge(new JsonObject(), params);
  }

  public static JsonObject merge(JsonObject present, Params params) {
    JsonObject merged = present.deepCopy();
    if (!params.has("metadata")) {
      return merged;
    }
    JsonElement given = params.values().get("metadata");
    if (given instanceof JsonPrimitive empty && empty.getAsString().isEmpty()) {
      return new JsonObject();
    }
    Params metadata = params.within("metadata");
    for (Map.Entry<String, JsonElement> entry : metadata.values().entrySet()) {
      put(merged, metadata.name(entry.getKey()), entry.getKey(), entry.getValue());
    }
    if (merged.size() > MOST_KEYS) {
      throw Refusal.invalid(
          null, params.name("metadata"), "Metadata can have at most " + MOST_KEYS + " keys");
    }
    return merged;
  }

  private static void put(JsonObject metadata, String param, String key, JsonElement value) {
    if (value.isJsonNull()
        || (value instanceof JsonPrimitive text && text.getAsString().isEmpty())) {
      metadata.remove(key);
      return;
    }
    if (!(value instanceof JsonPrimitive text)) {
      throw Refusal.invalid(null, param, "Metadata values must be strings");
    }
    if (key.length() > LONGEST_KEY || text.getAsString().length() > LONGEST_VALUE) {
      throw Refusal.invalid(
          null,
          param,
          "Metadata keys can have up to %d characters, values up to %d"
              .formatted(LONGEST_KEY, LONGEST_VALUE));
    }
    metadata.addProperty(key, text.getAsString());
  }
}
