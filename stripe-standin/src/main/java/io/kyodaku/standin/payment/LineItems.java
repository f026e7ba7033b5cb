package io.kyodaku.standin.payment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Ids;
import io.kyodaku.standin.wire.Json;
import io.kyodaku.standin.wire.Metadata;
import io.kyodaku.standin.wire.Money;
import io.kyodaku.standin.wire.Params;
import io.kyodaku.standin.wire.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * What a session sells.
 *
 * @param total in minor units
 * @param documents as the API shows them
 */
record LineItems(String currency, long total, JsonArray documents) {
  private static final int MOST = 100;
  private static final long MOST_OF_ONE = 999_999;

  static LineItems parse(Act act, Params params) {
    List<Params> items = params.objects("line_items");
    if (items.isEmpty()) {
      throw Refusal.missing("line_items");
    }
    if (items.size() > MOST) {
      throw Refusal.invalid(
          null, "line_items", "A session can have at most " + MOST + " line items.");
    }
    String currency = items.getFirst().within("price_data").currency("currency");
    JsonArray documents = new JsonArray();
    long total = 0;
    for (Params item : items) {
      JsonObject document = item(act, item.only("price_data", "quantity"), currency);
      total = Math.addExact(total, Json.number(document, "amount_total"));
      documents.add(document);
    }
    if (total > Params.LARGEST_AMOUNT) {
      throw Refusal.invalid("amount_too_large", "line_items", "The total amount is too large.");
    }
    if (total < Money.smallestCharge()) {
      throw Refusal.invalid(
          "amount_too_small",
          "line_items",
          "The Checkout Session's total amount due must add up to at least "
              + Money.format(Money.smallestCharge(), currency, Locale.US)
              + ".");
    }
    return new LineItems(currency, total, documents);
  }

  boolean anyWithoutTaxBehaviour() {
    for (JsonElement document : documents) {
      JsonObject price = Json.object(document.getAsJsonObject(), "price");
      if (Json.text(price, "tax_behavior").equals("unspecified")) {
        return true;
      }
    }
    return false;
  }

  private static JsonObject item(Act act, Params item, String currency) {
    Params price =
        item.within("price_data").only("currency", "unit_amount", "product_data", "tax_behavior");
    if (!price.currency("currency").equals(currency)) {
      throw Refusal.invalid(
          null,
          price.name("currency"),
          "All line items must have the same currency (" + currency + ").");
    }
    long unit =
        price.amount("unit_amount").orElseThrow(() -> Refusal.missing(price.name("unit_amount")));
    Params product =
        price.within("product_data").only("name", "description", "images", "metadata", "tax_code");
    String name = product.required("name");
    long quantity =
        item.integer("quantity").orElseThrow(() -> Refusal.missing(item.name("quantity")));
    if (quantity < 1 || quantity > MOST_OF_ONE) {
      throw Refusal.invalid(
          "parameter_invalid_integer",
          item.name("quantity"),
          "This value must be between 1 and " + MOST_OF_ONE + ".");
    }
    long amount = Math.multiplyExact(unit, quantity);
    return Doc.of("id", Ids.next("li_"))
        .and("object", "item")
        .and("amount_discount", 0)
        .and("amount_subtotal", amount)
        .and("amount_tax", 0)
        .and("amount_total", amount)
        .and("currency", currency)
        .and("description", name)
        .and("metadata", Metadata.of(product))
        .and(
            "price",
            Doc.of("id", Ids.next("price_"))
                .and("object", "price")
                .and("active", false)
                .and("created", act.created())
                .and("currency", currency)
                .and("livemode", false)
                .and("metadata", new JsonObject())
                .and("product", Ids.next("prod_", 14))
                .and(
                    "tax_behavior",
                    price.choice("tax_behavior", "inclusive", "exclusive").orElse("unspecified"))
                .and("type", "one_time")
                .and("unit_amount", unit)
                .json())
        .and("quantity", quantity)
        .json();
  }
}
