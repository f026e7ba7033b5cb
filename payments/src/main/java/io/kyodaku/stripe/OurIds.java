package io.kyodaku.stripe;

import java.util.Optional;
import java.util.UUID;

/** Our ids as they come back from Stripe: from outside, and so perhaps not ours at all. */
final class OurIds {

  private OurIds() {}

  static Optional<UUID> parse(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
