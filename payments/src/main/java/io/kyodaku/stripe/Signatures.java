package io.kyodaku.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose event it is: the entity whose secret signed it within the last five minutes. There is
 * one address for all entities, and the body can't be believed before its signature is.
 */
@Singleton
public class Signatures {

  private static final long TOLERANCE_SECONDS = 300;

  /** The library takes a header apart without care for what else it may be. */
  private static final Pattern HEADER =
      Pattern.compile("t=[0-9]{1,12}(,[a-z0-9]{1,8}=[0-9a-f]{1,128}){1,16}");

  private final SellingEntities entities;
  private final Clock clock;

  @Inject
  public Signatures(SellingEntities entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Empty when nobody's secret fits, or when it fits but is too old. */
  Optional<SellingEntity> signer(String body, @Nullable String header) {
    if (header == null || !HEADER.matcher(header).matches()) {
      return Optional.empty();
    }
    for (Map.Entry<SellingEntity, SellingEntities.Keys> entity : entities.keys().entrySet()) {
      for (String secret : entity.getValue().webhookSecrets()) {
        if (fits(body, header, secret)) {
          return Optional.of(entity.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(String body, String header, String secret) {
    try {
      return Webhook.Signature.verifyHeader(body, header, secret, TOLERANCE_SECONDS, clock);
    } catch (SignatureVerificationException e) {
      return false;
    }
  }
}
