package io.kyodaku.platform;

import io.kyodaku.stripe.SellingEntities;
import io.kyodaku.stripe.SellingEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the selling entities' Stripe accounts from the environment that the launcher checked. */
@ApplicationScoped
class StripeProducer {

  @Produces
  @Singleton
  SellingEntities sellingEntities(Config config, Settings settings) {
    Map<SellingEntity, String> keys = new EnumMap<>(SellingEntity.class);
    Map<SellingEntity, String> secrets = new EnumMap<>(SellingEntity.class);
    for (SellingEntity entity : SellingEntity.values()) {
      String prefix = "kyodaku.stripe." + entity.name().toLowerCase(Locale.ROOT);
      config.getOptionalValue(prefix + ".key", String.class).ifPresent(k -> keys.put(entity, k));
      config
          .getOptionalValue(prefix + ".webhook.secret", String.class)
          .ifPresent(secret -> secrets.put(entity, secret));
    }
    // Live keys go to Stripe, whatever the environment says.
    Optional<URI> standin =
        settings.demo()
            ? config.getOptionalValue("kyodaku.stripe.api.base", URI.class)
            : Optional.empty();
    return SellingEntities.of(keys, secrets, standin);
  }
}
