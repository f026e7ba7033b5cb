package io.kyodaku.standin.wire;

import java.net.URI;

/**
 * A selling entity: one Stripe account with its own key and its own webhook endpoint.
 *
 * @param name what the data directory knows it by, such as {@code JP}
 * @param secretKey the API key that selects it
 * @param webhookSecret what its events are signed with
 * @param webhook where its events go
 */
public record Entity(String name, String secretKey, String webhookSecret, URI webhook) {
  public Entity {
    if (!name.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new IllegalArgumentException(
          "An entity's name is 1 to 32 letters, digits, _ or -: " + name);
    }
    if (!secretKey.matches("[sr]k_test_[A-Za-z0-9_]{1,200}")) {
      throw new IllegalArgumentException("The secret key of " + name + " must start with sk_test_");
    }
    if (!webhookSecret.matches("whsec_[A-Za-z0-9_]{1,200}")) {
      throw new IllegalArgumentException(
          "The webhook secret of " + name + " must start with whsec_");
    }
    if (webhook.getHost() == null || !String.valueOf(webhook.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "The webhook of " + name + " must be an http address: " + webhook);
    }
  }

  /** {@code NAME:sk_test_…:whsec_…:http://…} */
  public static Entity parse(String text) {
    String[] parts = text.split(":", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "An entity is NAME:SECRET_KEY:WEBHOOK_SECRET:WEBHOOK_URL, not " + text);
    }
    return new Entity(parts[0], parts[1], parts[2], URI.create(parts[3]));
  }

  /**
   * The two-letter country that the name stands for, where it does; an entity for the EU sells from
   * Germany.
   */
  public String country() {
    return switch (name) {
      case "EU" -> "DE";
      case "UK" -> "GB";
      default -> name.matches("[A-Z]{2}") ? name : "US";
    };
  }

  /** Keys never reach a log. */
  @Override
  public String toString() {
    return "Entity " + name;
  }
}
