package io.kyodaku.platform;

import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.log.SealingLog;
import io.kyodaku.log.SigningKeys;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.notification.UnsubscribeSeal;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Makes what every room is handed: clock, settings, signing keys. */
@ApplicationScoped
class PlatformProducer {

  private static final int SUBMISSION_PORT = 587;

  @Produces
  @ApplicationScoped
  Clock clock(Settings settings, MovableClock demo) {
    return settings.demo() ? demo : Clock.systemUTC();
  }

  /** A new demo begins in the past, which is lived before it is ready. */
  @Produces
  @Singleton
  @Typed(MovableClock.class)
  MovableClock demoClock(
      Settings settings, Config config, @DatabaseRole(Kind.ADMIN) DataSource admin) {
    Duration ahead =
        config
            .getOptionalValue("kyodaku.demo.clock.offset", String.class)
            .map(Duration::parse)
            .orElse(Duration.ZERO);
    MovableClock clock = new MovableClock(Clock.systemUTC(), ahead);
    if (settings.demo() && settings.demoPast()) {
      new DemoPast(admin).begins(clock.present()).ifPresent(clock::moveTo);
    }
    return clock;
  }

  @Produces
  @Singleton
  Settings settings(Config config) {
    return new Settings(
        config.getOptionalValue("kyodaku.mode", String.class).orElse("production").equals("demo"),
        !config.getOptionalValue("kyodaku.demo.past", String.class).orElse("").equals("none"),
        config.getValue("kyodaku.base.url", String.class).replaceAll("/+$", ""),
        Path.of(config.getValue("kyodaku.data", String.class)),
        config.getValue("kyodaku.secret", String.class),
        smtp(config));
  }

  @Produces
  @Dependent
  PortalAddress portalAddress(Settings settings) {
    return new PortalAddress(settings.baseUrl());
  }

  @Produces
  @Singleton
  UnsubscribeSeal unsubscribeSeal(Settings settings) {
    return new UnsubscribeSeal(settings.secret());
  }

  private static Optional<Settings.Smtp> smtp(Config config) {
    return config
        .getOptionalValue("kyodaku.smtp.host", String.class)
        .map(
            host ->
                new Settings.Smtp(
                    host,
                    config
                        .getOptionalValue("kyodaku.smtp.port", Integer.class)
                        .orElse(SUBMISSION_PORT),
                    config.getOptionalValue("kyodaku.smtp.user", String.class),
                    config.getOptionalValue("kyodaku.smtp.password", String.class),
                    config.getValue("kyodaku.smtp.from", String.class)));
  }

  @Produces
  @Singleton
  SigningKeys signingKeys(
      @DatabaseRole(Kind.ADMIN) DataSource admin, Settings settings, Clock clock)
      throws SQLException {
    return SigningKeys.open(admin, settings.secret(), clock);
  }

  @Produces
  @Dependent
  SealingLog sealingLog(
      @DatabaseRole(Kind.ADMIN) DataSource admin, ReceiptSigner signer, Clock clock) {
    return new SealingLog(admin, signer, clock);
  }
}
