package io.kyodaku.standin.payment;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kyodaku.standin.wire.Doc;
import io.kyodaku.standin.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Automatic tax: one rate for each country of a customer, whatever is sold. It is in an item's
 * price or comes on top of it, as the item says, and is rounded half up for each item. Where a
 * country has no rate, nothing is collected.
 */
public final class Taxes {

  /** A percentage with four places is exact in parts of a million. */
  private static final long WHOLE = 1_000_000;

  private static final int PLACES = 4;

  /** Standard rates; a state's stands for all of the United States. */
  public static final Map<String, Integer> USUAL =
      Map.ofEntries(
          Map.entry("JP", 100_000),
          Map.entry("US", 72_500),
          Map.entry("GB", 200_000),
          Map.entry("DE", 190_000),
          Map.entry("FR", 200_000),
          Map.entry("IT", 220_000),
          Map.entry("ES", 210_000),
          Map.entry("NL", 210_000),
          Map.entry("IE", 230_000),
          Map.entry("AT", 200_000));

  private final Map<String, Integer> ppmByCountry;

  /**
   * @param ppmByCountry parts of a million that are tax, by two-letter country
   */
  public Taxes(Map<String, Integer> ppmByCountry) {
    this.ppmByCountry = Map.copyOf(ppmByCountry);
  }

  /** Countries that a customer can choose from, in order; the one it is in is among them. */
  List<String> countries(String current) {
    return Stream.concat(ppmByCountry.keySet().stream(), Stream.of(current))
        .distinct()
        .sorted()
        .toList();
  }

  static boolean isAutomatic(JsonObject session) {
    return Json.flag(Json.object(session, "automatic_tax"), "enabled");
  }

  static String country(JsonObject session) {
    return Json.text(Json.object(Json.object(session, "customer_details"), "address"), "country");
  }

  /** Reckons a session's tax for its customer's country; does nothing where none is asked for. */
  void reckon(JsonObject session) {
    if (!isAutomatic(session)) {
      return;
    }
    String country = country(session);
    long ppm = ppmByCountry.getOrDefault(country, 0);
    long subtotal = 0;
    long total = 0;
    long tax = 0;
    JsonArray taxes = new JsonArray();
    for (JsonElement element : session.getAsJsonArray("_line_items")) {
      JsonObject item = element.getAsJsonObject();
      boolean inclusive = Json.text(Json.object(item, "price"), "tax_behavior").equals("inclusive");
      long amount = Json.number(item, "amount_subtotal");
      long taxed = inclusive ? share(amount, ppm, WHOLE + ppm) : share(amount, ppm, WHOLE);
      long paid = inclusive ? amount : Math.addExact(amount, taxed);
      Json.with(item, "amount_tax", taxed, "amount_total", paid);
      if (ppm > 0) {
        taxes.add(
            Doc.of("amount", taxed)
                .and("rate", rate(country, ppm, inclusive))
                .and("taxability_reason", "standard_rated")
                .and("taxable_amount", paid - taxed)
                .json());
      }
      subtotal += amount;
      total += paid;
      tax += taxed;
    }
    Doc.in(session)
        .and("amount_subtotal", subtotal)
        .and("amount_total", total)
        .and("_taxes", taxes);
    Json.with(Json.object(session, "total_details"), "amount_tax", tax);
    Json.with(Json.object(session, "automatic_tax"), "status", "complete");
  }

  /** What {@code expand[]=total_details.breakdown} shows. */
  static JsonObject breakdown(JsonObject session) {
    return Doc.of("discounts", Json.array())
        .and("taxes", session.has("_taxes") ? session.getAsJsonArray("_taxes") : Json.array())
        .json();
  }

  private static long share(long amount, long ppm, long of) {
    return Math.floorDiv(2 * amount * ppm + of, 2 * of);
  }

  private static JsonObject rate(String country, long ppm, boolean inclusive) {
    BigDecimal percentage = BigDecimal.valueOf(ppm, PLACES);
    return Doc.of("id", "txr_" + country + ppm)
        .and("object", "tax_rate")
        .and("active", true)
        .and("country", country)
        .and("display_name", name(country))
        .and("effective_percentage", percentage)
        .and("inclusive", inclusive)
        .and("jurisdiction", Locale.of("", country).getDisplayCountry(Locale.US))
        .and("percentage", percentage)
        .and("rate_type", "percentage")
        .and("tax_type", type(country))
        .json();
  }

  private static String type(String country) {
    return switch (country) {
      case "JP" -> "jct";
      case "US" -> "sales_tax";
      default -> "vat";
    };
  }

  private static String name(String country) {
    return switch (country) {
      case "JP" -> "JCT";
      case "US" -> "Sales Tax";
      default -> "VAT";
    };
  }
}
