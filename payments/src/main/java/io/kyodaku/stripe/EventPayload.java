package io.kyodaku.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kyodaku.shared.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The body of an event: a snapshot of the first API, which shows the object as it was then, or a
 * thin event of the second, which only names it. Only what is needed is read, so that an event of a
 * version that the library does not know is still understood.
 */
final class EventPayload {

  private static final String THIN = "v2.core.event";
  private static final int NAME_LENGTH = 255;

  private final JsonObject event;
  private final boolean thin;

  private EventPayload(JsonObject event, boolean thin) {
    this.event = event;
    this.thin = thin;
  }

  /** Empty when it is no event. */
  static Optional<EventPayload> parse(String body) {
    try {
      if (!(JsonParser.parseString(body) instanceof JsonObject event)) {
        return Optional.empty();
      }
      String object = text(event, "object").orElse("");
      EventPayload payload = new EventPayload(event, object.equals(THIN));
      boolean known = payload.thin || object.equals("event");
      return known && payload.isComplete() ? Optional.of(payload) : Optional.empty();
    } catch (JsonParseException | StackOverflowError e) {
      // Deeply nested JSON ends in a stack overflow: no event of Stripe's.
      return Optional.empty();
    }
  }

  private boolean isComplete() {
    return text(event, "id").filter(EventPayload::isName).isPresent()
        && text(event, "type").filter(EventPayload::isName).isPresent()
        && account().map(EventPayload::isName).orElse(true)
        && objectId().map(EventPayload::isName).orElse(true)
        && createdAt().isPresent();
  }

  String eventId() {
    return text(event, "id").orElseThrow();
  }

  String type() {
    return text(event, "type").orElseThrow();
  }

  Optional<String> account() {
    return text(event, thin ? "context" : "account");
  }

  Optional<String> objectId() {
    return text(object(), "id");
  }

  Optional<Instant> createdAt() {
    Optional<String> created = text(event, "created");
    try {
      return thin
          ? created.map(Instant::parse)
          : created.map(Long::parseLong).map(Instant::ofEpochSecond);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  Map<String, String> metadata() {
    Map<String, String> metadata = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : child(object(), "metadata").entrySet()) {
      text(entry.getValue()).ifPresent(value -> metadata.put(entry.getKey(), value));
    }
    return metadata;
  }

  /** The Checkout Session that a snapshot shows. */
  CheckoutState checkout() {
    return new CheckoutState(
        objectId().orElse(""),
        Optional.ofNullable(metadata().get(CheckoutState.ORDER_ID)),
        !text(object(), "payment_status").orElse("unpaid").equals("unpaid"),
        text(object(), "amount_total").map(Long::parseLong).orElse(0L),
        text(child(object(), "total_details"), "amount_tax").map(Long::parseLong).orElse(0L),
        List.of(),
        text(child(child(object(), "customer_details"), "address"), "country"),
        text(object(), "currency").orElse("").toUpperCase(Locale.ROOT),
        text(object(), "payment_intent"));
  }

  /** The transfer that a snapshot shows. */
  TransferState transfer() {
    return new TransferState(
        text(object(), "amount").map(Long::parseLong).orElse(0L),
        text(object(), "currency").orElse("").toUpperCase(Locale.ROOT),
        text(object(), "destination").orElse(""));
  }

  /**
   * Money that goes back to a buyer, or may.
   *
   * @param state in Stripe's words; as is the reason
   * @param dueBy until when evidence can be handed in
   */
  record Returned(
      String state,
      Optional<Money> amount,
      String reason,
      String charge,
      String paymentIntent,
      Optional<Instant> dueBy) {

    static final Returned NOTHING =
        new Returned("", Optional.empty(), "", "", "", Optional.empty());
  }

  /** The dispute, refund or warning that a snapshot shows. */
  Returned returned() {
    JsonObject object = object();
    return new Returned(
        text(object, "status").orElse(""),
        amount(object),
        text(object, "reason").or(() -> text(object, "fraud_type")).orElse(""),
        text(object, "charge").orElse(""),
        text(object, "payment_intent").orElse(""),
        text(child(object, "evidence_details"), "due_by").flatMap(EventPayload::moment));
  }

  private static Optional<Money> amount(JsonObject object) {
    try {
      return text(object, "amount")
          .map(Long::parseLong)
          .flatMap(
              minor ->
                  text(object, "currency")
                      .map(code -> Currency.getInstance(code.toUpperCase(Locale.ROOT)))
                      .map(currency -> Money.ofMinor(minor, currency)));
    } catch (IllegalArgumentException | ArithmeticException notAnAmount) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String seconds) {
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
    } catch (NumberFormatException | DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  private JsonObject object() {
    return thin ? child(event, "related_object") : child(child(event, "data"), "object");
  }

  private static JsonObject child(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject child ? child : new JsonObject();
  }

  private static Optional<String> text(JsonObject parent, String name) {
    return Optional.ofNullable(parent.get(name)).flatMap(EventPayload::text);
  }

  private static Optional<String> text(JsonElement value) {
    return value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= NAME_LENGTH && text.indexOf('\0') < 0;
  }
}
