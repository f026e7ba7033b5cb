package io.kyodaku.security;

import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.OpenSessions;
import io.kyodaku.identity.SecretSeal;
import io.kyodaku.platform.Settings;
import io.kyodaku.tenant.Memberships;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Makes what the whole node shares: caches, counters, the policy for browsers. */
@Dependent
class SecurityProducer {

  @Produces
  @Singleton
  KnownPeople knownPeople(
      Accounts accounts,
      Memberships memberships,
      OpenSessions sessions,
      Settings settings,
      Clock clock) {
    return new KnownPeople(accounts, memberships, sessions, settings.demo(), clock);
  }

  @Produces
  @Singleton
  SecretSeal secretSeal(Settings settings) {
    return new SecretSeal(settings.secret());
  }

  @Produces
  @Singleton
  ClientAddress clientAddress(Config config) {
    return new ClientAddress(
        config.getOptionalValue("kyodaku.trusted.proxies", String.class).orElse(""));
  }

  @Produces
  @Singleton
  RateLimits rateLimits(Settings settings, Clock clock) {
    return new RateLimits(settings.demo(), clock);
  }

  @Produces
  @Singleton
  ContentSecurityPolicy contentSecurityPolicy(Settings settings, Config config) {
    return new ContentSecurityPolicy(
        settings.demo()
            ? config.getOptionalValue("kyodaku.stripe.api.base", String.class)
            : Optional.empty());
  }
}
