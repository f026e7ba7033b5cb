package io.kyodaku.standin.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.function.Predicate;

/**
 * A page of a list, newest first, as Stripe cuts it: {@code limit}, {@code starting_after}, {@code
 * ending_before}.
 */
public final class Listing {
  private static final int USUAL_LIMIT = 10;
  private static final int LARGEST_LIMIT = 100;
  private static final String[] PARAMS = {"limit", "starting_after", "ending_before", "created"};

  private Listing() {}

  /** The names of a list's own filters and of those that every list has. */
  public static String[] params(String... filters) {
    String[] all = new String[filters.length + PARAMS.length];
    System.arraycopy(filters, 0, all, 0, filters.length);
    System.arraycopy(PARAMS, 0, all, filters.length, PARAMS.length);
    return all;
  }

  public static JsonObject of(Call call, String kind, Predicate<JsonObject> filter) {
    return of(call, call.act().all(kind), filter);
  }

  public static JsonObject of(
      Call call, List<JsonObject> oldestFirst, Predicate<JsonObject> filter) {
    Params params = call.params();
    int limit = limit(params);
    Predicate<JsonObject> when = createdFilter(params);
    List<JsonObject> matching =
        oldestFirst.reversed().stream().filter(filter).filter(when).toList();
    int from = 0;
    int to = Math.min(limit, matching.size());
    if (params.has("starting_after")) {
      from = indexOf(matching, params, "starting_after") + 1;
      to = Math.min(from + limit, matching.size());
    } else if (params.has("ending_before")) {
      to = indexOf(matching, params, "ending_before");
      from = Math.max(0, to - limit);
    }
    boolean more = params.has("ending_before") ? from > 0 : to < matching.size();
    return Doc.of("object", "list")
        .and("url", call.path())
        .and("has_more", more)
        .and("data", matching.subList(from, to).stream().map(Json::visible).collect(Json.toArray()))
        .json();
  }

  /** A page of a v2 list, newest first; {@code page} is the id that the page before ended with. */
  public static JsonObject v2(Call call, List<JsonObject> oldestFirst) {
    Params params = call.params();
    int limit = limit(params);
    List<JsonObject> matching = oldestFirst.reversed();
    int from = params.has("page") ? indexOf(matching, params, "page") + 1 : 0;
    int to = Math.min(from + limit, matching.size());
    List<JsonObject> page = matching.subList(from, to);
    String next =
        to < matching.size()
            ? call.path() + "?limit=" + limit + "&page=" + Json.text(page.getLast(), "id")
            : null;
    return Doc.of("data", page.stream().map(Json::visible).collect(Json.toArray()))
        .and("next_page_url", next)
        .and("previous_page_url", null)
        .json();
  }

  public static int limit(Params params) {
    long limit = params.integer("limit").orElse(USUAL_LIMIT);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw Refusal.invalid(
          "parameter_invalid_integer",
          "limit",
          "This value must be between 1 and " + LARGEST_LIMIT + " (inclusive).");
    }
    return (int) limit;
  }

  /** Keeps documents whose member is what the parameter of the same name says, if it is given. */
  public static Predicate<JsonObject> by(Params params, String... names) {
    Predicate<JsonObject> all = document -> true;
    for (String name : names) {
      String wanted = params.text(name).orElse("");
      if (!wanted.isEmpty()) {
        all = all.and(document -> Json.optionalText(document, name).orElse("").equals(wanted));
      }
    }
    return all;
  }

  private static int indexOf(List<JsonObject> documents, Params params, String cursor) {
    String id = params.required(cursor);
    for (int i = 0; i < documents.size(); i++) {
      if (Json.text(documents.get(i), "id").equals(id)) {
        return i;
      }
    }
    throw Refusal.invalid("resource_missing", cursor, "No such object: '" + id + "'");
  }

  private static Predicate<JsonObject> createdFilter(Params params) {
    if (!params.has("created")) {
      return document -> true;
    }
    JsonElement given = params.values().get("created");
    if (given instanceof JsonPrimitive) {
      long at = params.integer("created").orElseThrow();
      return document -> Json.number(document, "created") == at;
    }
    Params range = params.within("created").only("gt", "gte", "lt", "lte");
    long least =
        Math.max(
            range.integer("gte").orElse(0), range.integer("gt").orElse(Long.MIN_VALUE / 2) + 1);
    long most =
        Math.min(
            range.integer("lte").orElse(Long.MAX_VALUE),
            range.integer("lt").orElse(Long.MAX_VALUE) - 1);
    return document -> {
      long created = Json.number(document, "created");
      return created >= least && created <= most;
    };
  }
}
