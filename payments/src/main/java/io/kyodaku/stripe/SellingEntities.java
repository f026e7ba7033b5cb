package io.kyodaku.stripe;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The selling entities that this installation works for, and how it proves itself at Stripe.
 *
 * @param keys by entity; at least one
 * @param apiBase where Stripe's API is, when it is not Stripe's own address
 */
public record SellingEntities(Map<SellingEntity, Keys> keys, Optional<URI> apiBase) {

  /**
   * @param secretKey for calls
   * @param webhookSecrets that events may be signed with, one for each endpoint registered at
   *     Stripe, or the old and the new one while a secret is rolled
   */
  public record Keys(String secretKey, List<String> webhookSecrets) {

    public Keys {
      webhookSecrets = List.copyOf(webhookSecrets);
      if (secretKey.isBlank()
          || webhookSecrets.isEmpty()
          || webhookSecrets.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("an entity has a secret key and a webhook secret");
      }
    }

    /** Secrets never reach a log. */
    @Override
    public String toString() {
      return "Keys";
    }
  }

  public SellingEntities {
    keys = Map.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is at least one selling entity");
    }
    // A shared secret would leave open whose event it is.
    Set<String> seen = new HashSet<>();
    for (Keys own : keys.values()) {
      for (String secret : own.webhookSecrets()) {
        if (!seen.add(secret)) {
          throw new IllegalArgumentException("two entities share a webhook secret");
        }
      }
    }
  }

  /**
   * From settings as text.
   *
   * @param secretKeys by entity
   * @param webhookSecrets by entity; several are separated by commas
   */
  public static SellingEntities of(
      Map<SellingEntity, String> secretKeys,
      Map<SellingEntity, String> webhookSecrets,
      Optional<URI> apiBase) {
    Map<SellingEntity, Keys> keys = new EnumMap<>(SellingEntity.class);
    secretKeys.forEach(
        (entity, key) ->
            keys.put(
                entity,
                new Keys(
                    key, List.of(webhookSecrets.getOrDefault(entity, "").split("\\s*,\\s*", -1)))));
    return new SellingEntities(keys, apiBase);
  }

  public Optional<Keys> of(SellingEntity entity) {
    return Optional.ofNullable(keys.get(entity));
  }
}
