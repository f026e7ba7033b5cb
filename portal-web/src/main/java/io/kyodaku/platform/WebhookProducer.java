package io.kyodaku.platform;

import io.kyodaku.identity.SecretSeal;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.webhook.DeliveringWebhooks;
import io.kyodaku.webhook.WebhookDeliveries;
import io.kyodaku.webhook.WebhookEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes what tells generators. Only in demo mode may this very machine be told. */
@ApplicationScoped
class WebhookProducer {

  @Produces
  @Dependent
  WebhookEndpoints endpoints(
      @DatabaseRole(Kind.ADMIN) DataSource admin, SecretSeal seal, Settings settings, Clock clock) {
    return new WebhookEndpoints(admin, seal, settings.demo(), clock);
  }

  @Produces
  @Dependent
  WebhookDeliveries deliveries(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    return new WebhookDeliveries(admin, clock);
  }

  @Produces
  @Dependent
  DeliveringWebhooks delivering(
      @DatabaseRole(Kind.ADMIN) DataSource admin, SecretSeal seal, Settings settings, Clock clock) {
    return new DeliveringWebhooks(admin, seal, settings.demo(), clock);
  }
}
