package io.kyodaku.platform;

import io.kyodaku.wallet.NaturalBatching;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** This node can charge: each of its writers lives. Without one, its creators get no answer. */
@Readiness
@ApplicationScoped
class ChargingReadiness implements HealthCheck {

  private final NaturalBatching charges;

  @Inject
  ChargingReadiness(NaturalBatching charges) {
    this.charges = charges;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("kyodaku-charging").status(charges.isAlive()).build();
  }
}
