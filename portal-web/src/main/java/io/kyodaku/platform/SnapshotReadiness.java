package io.kyodaku.platform;

import io.kyodaku.decision.SnapshotHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * This node can decide: what it decides from was confirmed a moment ago. One that lost touch
 * refuses every decision, so whoever spreads the calls should ask another.
 */
@Readiness
@ApplicationScoped
class SnapshotReadiness implements HealthCheck {

  private final SnapshotHolder snapshots;

  @Inject
  SnapshotReadiness(SnapshotHolder snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("kyodaku-snapshot").status(snapshots.isInTouch()).build();
  }
}
