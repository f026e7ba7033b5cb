package io.kyodaku.standin.wire;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes a JSON document member by member. A null or an empty optional becomes JSON null. */
public final class Doc {
  private final JsonObject document;

  private Doc(JsonObject document) {
    this.document = document;
  }

  /** A new document, begun with its first member. */
  public static Doc of(String name, @Nullable Object value) {
    return new Doc(new JsonObject()).and(name, value);
  }

  /** An existing document, which is changed. */
  public static Doc in(JsonObject document) {
    return new Doc(document);
  }

  public Doc and(String name, @Nullable Object value) {
    document.add(name, Json.element(value));
    return this;
  }

  public JsonObject json() {
    return document;
  }
}
