package io.kyodaku.demo;

import io.kyodaku.platform.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Seeds the demo when the portal starts in demo mode; the portal is ready when that is done. */
@Readiness
@ApplicationScoped
public class DemoAtStart implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(DemoAtStart.class.getName());

  @Resource private ManagedExecutorService executor;
  @Inject private SeedingDemo seeding;
  @Inject private Settings settings;
  private volatile boolean done;

  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext portal) {
    if (settings.demo()) {
      executor.execute(this::seed);
    } else {
      done = true;
    }
  }

  private void seed() {
    try {
      seeding.seed();
      done = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.log(Level.SEVERE, "the demo's data could not be made; the next start tries again", e);
    }
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("kyodaku-data").status(done).build();
  }
}
