package io.kyodaku.standin.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** One document put ({@code document} present) or taken away ({@code document} null). */
record Change(Shelf shelf, String id, @Nullable JsonObject document) {

  JsonArray toJson() {
    JsonArray row = new JsonArray(4);
    row.add(shelf.space());
    row.add(shelf.kind());
    row.add(id);
    row.add(document == null ? JsonNull.INSTANCE : document);
    return row;
  }

  static Change fromJson(JsonElement json) {
    JsonArray row = json.getAsJsonArray();
    JsonElement document = row.get(3);
    return new Change(
        new Shelf(row.get(0).getAsString(), row.get(1).getAsString()),
        row.get(2).getAsString(),
        document.isJsonNull() ? null : document.getAsJsonObject());
  }
}
