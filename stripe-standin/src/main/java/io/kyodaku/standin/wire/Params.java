package io.kyodaku.standin.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The parameters of a call, from a form or from JSON, read with Stripe's complaints: each names the
 * parameter at fault as Stripe does, {@code line_items[0][quantity]} in v1 and {@code
 * identity.country} in v2.
 */
public final class Params {
  /** Stripe's own bound on an amount: eight digits. */
  public static final long LARGEST_AMOUNT = 99_999_999L;

  private static final int LONGEST_TEXT = 5_000;

  private final JsonObject values;
  private final String prefix;
  private final boolean dotted;

  private Params(JsonObject values, String prefix, boolean dotted) {
    this.values = values;
    this.prefix = prefix;
    this.dotted = dotted;
  }

  public static Params form(JsonObject values) {
    return new Params(values, "", false);
  }

  /** The fields of a form or of a query, as they come encoded. */
  public static Params query(String encoded) {
    return form(FormBody.parse(encoded));
  }

  public static Params json(JsonObject values) {
    return new Params(values, "", true);
  }

  public JsonObject values() {
    return values;
  }

  /** The parameter's full name, as an error gives it. */
  public String name(String name) {
    if (prefix.isEmpty()) {
      return name;
    }
    return dotted ? prefix + "." + name : prefix + "[" + name + "]";
  }

  /**
   * Refuses what is not named here, so that nothing is silently ignored. {@code expand} is always
   * allowed.
   */
  public Params only(String... names) {
    Set<String> known = Set.of(names);
    for (String given : values.keySet()) {
      if (!known.contains(given) && !(prefix.isEmpty() && given.equals("expand"))) {
        throw Refusal.unknownParam(name(given));
      }
    }
    return this;
  }

  public boolean has(String name) {
    JsonElement value = values.get(name);
    return value != null && !value.isJsonNull();
  }

  public Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!(values.get(name) instanceof JsonPrimitive value)) {
      throw Refusal.invalid(null, name(name), "Invalid string: " + name(name));
    }
    String text = value.getAsString();
    if (text.length() > LONGEST_TEXT) {
      throw Refusal.invalid(
          null, name(name), "Invalid string: must be at most " + LONGEST_TEXT + " characters");
    }
    if (text.isEmpty()) {
      throw Refusal.invalid(
          "parameter_invalid_empty",
          name(name),
          "You passed an empty string for '" + name(name) + "'. Remove it or give it a value.");
    }
    return Optional.of(text);
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> Refusal.missing(name(name)));
  }

  public Optional<String> choice(String name, String... allowed) {
    Optional<String> given = text(name);
    if (given.isPresent() && !Set.of(allowed).contains(given.get())) {
      throw Refusal.invalid(
          null,
          name(name),
          "Invalid " + name(name) + ": must be one of " + String.join(", ", allowed));
    }
    return given;
  }

  public boolean flag(String name) {
    return choice(name, "true", "false").map("true"::equals).orElse(false);
  }

  public OptionalLong integer(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text.get()).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw Refusal.invalid(
          "parameter_invalid_integer", name(name), "Invalid integer: " + shortened(text.get()));
    }
  }

  /** A positive amount in the currency's minor unit. */
  public OptionalLong amount(String name) {
    OptionalLong amount = integer(name);
    if (amount.isPresent() && amount.getAsLong() < 1) {
      throw Refusal.invalid(
          "parameter_invalid_integer",
          name(name),
          "This value must be greater than or equal to 1.");
    }
    if (amount.isPresent() && amount.getAsLong() > LARGEST_AMOUNT) {
      throw Refusal.invalid(
          "amount_too_large", name(name), "Amount must be no more than " + LARGEST_AMOUNT);
    }
    return amount;
  }

  public long requiredAmount(String name) {
    return amount(name).orElseThrow(() -> Refusal.missing(name(name)));
  }

  public String currency(String name) {
    String code = required(name).toLowerCase(Locale.ROOT);
    if (!Money.isCurrency(code)) {
      throw Refusal.invalid(
          null,
          name(name),
          "Invalid currency: " + shortened(code) + ". Stripe does not support it.");
    }
    return code;
  }

  public Optional<String> email(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && !isEmail(text.get())) {
      throw Refusal.invalid(
          "email_invalid", name(name), "Invalid email address: " + shortened(text.get()));
    }
    return text;
  }

  /** Whether the text could be an e-mail address; more cannot be said without sending to it. */
  public static boolean isEmail(String text) {
    return text.matches("[^@\\s]{1,64}@[^@\\s]{1,190}");
  }

  public Optional<String> url(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && !isWebAddress(text.get())) {
      throw Refusal.invalid("url_invalid", name(name), "Not a valid URL");
    }
    return text;
  }

  public Optional<Params> object(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!(values.get(name) instanceof JsonObject object)) {
      throw Refusal.invalid(null, name(name), "Invalid object");
    }
    return Optional.of(new Params(object, name(name), dotted));
  }

  /** The object; an absent one is empty, so that its own required parameters are missed by name. */
  public Params within(String name) {
    return object(name).orElseGet(() -> new Params(new JsonObject(), name(name), dotted));
  }

  public List<Params> objects(String name) {
    List<Params> items = new ArrayList<>();
    for (Map.Entry<String, JsonElement> item : elements(name)) {
      if (!(item.getValue() instanceof JsonObject object)) {
        throw Refusal.invalid(null, item.getKey(), "Invalid object");
      }
      items.add(new Params(object, item.getKey(), dotted));
    }
    return items;
  }

  public List<String> texts(String name) {
    List<String> items = new ArrayList<>();
    for (Map.Entry<String, JsonElement> item : elements(name)) {
      if (!(item.getValue() instanceof JsonPrimitive value)) {
        throw Refusal.invalid(null, item.getKey(), "Invalid string");
      }
      items.add(value.getAsString());
    }
    return items;
  }

  private List<Map.Entry<String, JsonElement>> elements(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!values.get(name).isJsonArray()) {
      throw Refusal.invalid(null, name(name), "Invalid array");
    }
    List<Map.Entry<String, JsonElement>> elements = new ArrayList<>();
    int index = 0;
    for (JsonElement element : values.getAsJsonArray(name)) {
      elements.add(Map.entry(name(name) + "[" + index++ + "]", element));
    }
    return elements;
  }

  private static boolean isWebAddress(String text) {
    try {
      // Checkout's placeholder has braces, which an address may not have.
      URI uri = new URI(text.replace("{CHECKOUT_SESSION_ID}", "id"));
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
