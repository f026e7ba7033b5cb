package io.kyodaku.standin.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;

/** {@code expand[]}: puts the object where its id stands, up to four levels deep as Stripe does. */
final class Expansion {
  private static final int DEEPEST = 4;
  private static final int MOST = 20;

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("pi", "payment_intent"),
          Map.entry("ch", "charge"),
          Map.entry("py", "charge"),
          Map.entry("re", "refund"),
          Map.entry("pyr", "refund"),
          Map.entry("txn", "balance_transaction"),
          Map.entry("tr", "transfer"),
          Map.entry("trr", "transfer_reversal"),
          Map.entry("po", "payout"),
          Map.entry("ba", "bank_account"),
          Map.entry("du", "dispute"),
          Map.entry("tu", "topup"),
          Map.entry("vr", "identity.verification_report"));

  private Expansion() {}

  static void apply(Call call, JsonObject body) {
    if (!call.params().has("expand")) {
      return;
    }
    int index = 0;
    for (String path : call.params().texts("expand")) {
      String param = "expand[" + index++ + "]";
      String[] names = path.split("\\.");
      boolean listed = Json.optionalText(body, "object").orElse("").equals("list");
      if (index > MOST || names.length > DEEPEST + (listed ? 1 : 0)) {
        throw Refusal.invalid(
            null, param, "You cannot expand more than four levels of a property.");
      }
      expand(call.act(), body, names, 0, param);
    }
  }

  private static void expand(Act act, JsonObject object, String[] names, int at, String param) {
    if (at == names.length) {
      return;
    }
    JsonElement value = object.get(names[at]);
    switch (value) {
      case JsonArray items -> {
        for (JsonElement item : items) {
          if (item instanceof JsonObject inner) {
            expand(act, inner, names, at + 1, param);
          }
        }
      }
      case JsonObject inner -> expand(act, inner, names, at + 1, param);
      case JsonPrimitive id -> {
        JsonObject found =
            resolve(act, id.getAsString()).orElseThrow(() -> notExpandable(names, param));
        object.add(names[at], found);
        expand(act, found, names, at + 1, param);
      }
      case null -> throw notExpandable(names, param);
      default -> {
        // null: nothing to expand, now
      }
    }
  }

  private static Optional<JsonObject> resolve(Act act, String id) {
    int underscore = id.indexOf('_');
    String kind = underscore < 0 ? null : KINDS.get(id.substring(0, underscore));
    return kind == null ? Optional.empty() : act.find(kind, id).map(Json::visible);
  }

  private static Refusal notExpandable(String[] names, String param) {
    return Refusal.invalid(
        null, param, "This property cannot be expanded (" + String.join(".", names) + ").");
  }
}
