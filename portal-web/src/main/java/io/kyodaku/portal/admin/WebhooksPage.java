package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.oversight.GeneratorDirectory;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.webhook.WebhookDeliveries;
import io.kyodaku.webhook.WebhookDelivery;
import io.kyodaku.webhook.WebhookEndpoint;
import io.kyodaku.webhook.WebhookEndpoints;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one generator is told what became of its authorizations, and how that went. Without a
 * generator, all places that are told nothing any more.
 */
@Named
@ViewScoped
public class WebhooksPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;
  private static final Duration A_DAY = Duration.ofHours(24);

  @Inject private transient WebhookEndpoints endpoints;
  @Inject private transient WebhookDeliveries deliveries;
  @Inject private transient GeneratorDirectory directory;
  @Inject private transient CurrentCaller caller;
  @Inject private transient Clock clock;
  private transient @Nullable String name;
  private @Nullable List<Endpoint> shown;
  private @Nullable List<Delivery> told;
  private @Nullable String id;

  /** An endpoint as it stood when the page was opened: a row's button means this one. */
  public record Endpoint(
      UUID id, String url, Instant since, String standing, @Nullable Instant failing)
      implements Serializable {

    private static Endpoint of(WebhookEndpoint endpoint) {
      String standing =
          endpoint.disabledAt().isPresent()
              ? "DISABLED"
              : endpoint.failingSince().isPresent() ? "FAILING" : "ACTIVE";
      return new Endpoint(
          endpoint.id(),
          endpoint.url(),
          endpoint.createdAt(),
          standing,
          endpoint.failingSince().orElse(null));
    }
  }

  /** A delivery as it stood when the page was opened. */
  public record Delivery(
      UUID id,
      UUID endpoint,
      String url,
      String type,
      String authorization,
      Instant at,
      String state,
      int attempts,
      String answer,
      boolean repeatable)
      implements Serializable {

    private static Delivery of(Endpoint endpoint, WebhookDelivery delivery) {
      return new Delivery(
          delivery.id(),
          endpoint.id(),
          endpoint.url(),
          delivery.type().replaceFirst(".*\\.", ""),
          WireId.AUTHORIZATION.format(delivery.authorizationId()),
          delivery.at(),
          delivery.state().name(),
          delivery.attempts(),
          delivery.status().isPresent()
              ? String.valueOf(delivery.status().getAsInt())
              : delivery.error().orElse(""),
          !endpoint.standing().equals("DISABLED")
              && delivery.state() != WebhookDelivery.State.WAITING);
    }
  }

  public void requireGenerator() {
    if (id != null && getName() == null) {
      Going.nowhere();
    }
  }

  /** The generator's; nothing where the page is of none. */
  public @Nullable String getName() {
    if (name == null && id != null) {
      name =
          WireId.GENERATOR
              .parse(id)
              .flatMap(directory::find)
              .map(GeneratorDirectory.Listed::name)
              .orElse(null);
    }
    return name;
  }

  public List<Endpoint> getEndpoints() {
    if (shown == null) {
      shown =
          id == null
              ? List.of()
              : new ArrayList<>(endpoints.of(generator()).stream().map(Endpoint::of).toList());
    }
    return shown;
  }

  /** The latest of all endpoints together. */
  public List<Delivery> getDeliveries() {
    if (told == null) {
      told =
          new ArrayList<>(
              getEndpoints().stream()
                  .flatMap(
                      endpoint ->
                          deliveries.of(generator(), endpoint.id()).stream()
                              .map(delivery -> Delivery.of(endpoint, delivery)))
                  .sorted(Comparator.comparing(Delivery::at).reversed())
                  .limit(SHOWN)
                  .toList());
    }
    return told;
  }

  public List<WebhookEndpoints.Disabled> getDisabled() {
    return endpoints.disabled();
  }

  public void enable(UUID endpoint) {
    go(
        endpoints.enable(operator(), generator(), endpoint)
            ? "done=webhookEnabled"
            : "failed=standsOtherwise");
  }

  public void repeatDay(UUID endpoint) {
    deliveries.replaySince(generator(), endpoint, clock.instant().minus(A_DAY));
    go("done=webhookRepeated");
  }

  public void repeat(UUID delivery) {
    boolean repeated =
        getDeliveries().stream()
            .filter(row -> row.id().equals(delivery))
            .anyMatch(row -> deliveries.replay(generator(), row.endpoint(), delivery));
    go(repeated ? "done=webhookRepeated" : "failed=standsOtherwise");
  }

  private void go(String said) {
    Going.to("/admin/webhooks?id=" + WireId.GENERATOR.format(generator()) + "&" + said);
  }

  private UUID generator() {
    return WireId.GENERATOR.parse(id).orElseThrow();
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
