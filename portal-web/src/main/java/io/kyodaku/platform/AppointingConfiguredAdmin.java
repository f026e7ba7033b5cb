package io.kyodaku.platform;

import io.kyodaku.identity.AppointingAdmin;
import io.kyodaku.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The first operator of an installation: whoever signed up with the address in {@code
 * KYODAKU_ADMIN_EMAIL} and set a password through a link in its mail.
 */
@ApplicationScoped
class AppointingConfiguredAdmin implements JobHandler {

  private final AppointingAdmin appointing;
  private final Config config;

  @Inject
  AppointingConfiguredAdmin(AppointingAdmin appointing, Config config) {
    this.appointing = appointing;
    this.config = config;
  }

  @Override
  public String kind() {
    return "appoint-admin";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(30));
  }

  @Override
  public void run(String payload) {
    config.getOptionalValue("kyodaku.admin.email", String.class).ifPresent(appointing::appoint);
  }
}
