package io.kyodaku.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A client of Stripe's library for each selling entity, and the one place where its exceptions
 * become answers.
 */
final class StripeClients {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 20_000;

  /** The library repeats lost and overloaded calls with the key of the first. */
  private static final int RETRIES = 2;

  private static final String NO_CODE = "refused";

  private final Map<SellingEntity, StripeClient> clients = new EnumMap<>(SellingEntity.class);

  StripeClients(SellingEntities entities) {
    entities
        .keys()
        .forEach(
            (entity, keys) -> {
              StripeClient.StripeClientBuilder builder =
                  StripeClient.builder()
                      .setApiKey(keys.secretKey())
                      .setConnectTimeout(CONNECT_MILLIS)
                      .setReadTimeout(READ_MILLIS)
                      .setMaxNetworkRetries(RETRIES);
              entities.apiBase().ifPresent(base -> builder.setApiBase(base.toString()));
              clients.put(entity, builder.build());
            });
  }

  /** A call of Stripe's library. */
  @FunctionalInterface
  interface Call<T> {
    T with(StripeClient client) throws StripeException;
  }

  <T> StripeAnswer<T> ask(SellingEntity entity, Call<T> call) {
    StripeClient client =
        Objects.requireNonNull(clients.get(entity), () -> entity + " is not configured");
    try {
      return new StripeAnswer.Done<>(call.with(client));
    } catch (ApiConnectionException | RateLimitException | ApiException e) {
      return new StripeAnswer.Unclear<>(text(e));
    } catch (CardException | InvalidRequestException e) {
      return new StripeAnswer.Refused<>(
          Optional.ofNullable(e.getCode()).filter(code -> !code.isEmpty()).orElse(NO_CODE),
          text(e));
    } catch (StripeException e) {
      throw new StripeMisused(e);
    }
  }

  static RequestOptions keyed(String idempotencyKey) {
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }

  private static String text(StripeException e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
  }
}
