package io.kyodaku.launcher;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says: demo mode when it says nothing, production when it names a database, a
 * secret and at least one selling entity's Stripe account, and a refusal for anything in between,
 * because half a production is how money gets lost.
 */
sealed interface Configuration {

  List<String> SELLING_ENTITIES = List.of("JP", "US", "EU");
  String CLOCK_OFFSET = "KYODAKU_DEMO_CLOCK_OFFSET";

  /** Where Stripe's API is asked for, which is the stand-in in demo mode. */
  String STRIPE_API_BASE = "KYODAKU_STRIPE_API_BASE";

  /**
   * Embedded database, stand-in, seeded characters, loopback only.
   *
   * @param clockOffset how far the demo's time is ahead, so that a period's end can be seen today
   */
  record Demo(Duration clockOffset) implements Configuration {}

  /** The operator's own database, Stripe accounts and secret. */
  record Production(Database database, String baseUrl, String bindAddress)
      implements Configuration {}

  static Configuration from(Map<String, String> environment) {
    Optional<String> databaseUrl = value(environment, "KYODAKU_DB_URL");
    List<String> complete = new ArrayList<>();
    for (String entity : SELLING_ENTITIES) {
      boolean key = value(environment, stripeKey(entity)).isPresent();
      boolean secret = value(environment, webhookSecret(entity)).isPresent();
      if (key != secret) {
        throw new StartupRefused(
            "half a production: "
                + (key ? webhookSecret(entity) : stripeKey(entity))
                + " is missing beside "
                + (key ? stripeKey(entity) : webhookSecret(entity)));
      }
      if (key) {
        complete.add(entity);
      }
    }
    Optional<String> clockOffset = value(environment, CLOCK_OFFSET);
    if (databaseUrl.isEmpty() && complete.isEmpty()) {
      return new Demo(clockOffset.map(Configuration::offset).orElse(Duration.ZERO));
    }
    if (clockOffset.isPresent()) {
      throw new StartupRefused(
          CLOCK_OFFSET + " moves the time, which only demo mode may: unset it for production");
    }
    if (value(environment, STRIPE_API_BASE).isPresent()) {
      throw new StartupRefused(
          STRIPE_API_BASE + " would send Stripe's keys elsewhere: unset it for production");
    }
    if (databaseUrl.isEmpty()) {
      throw new StartupRefused(
          "half a production: Stripe keys are set, so set KYODAKU_DB_URL too (or unset the keys for"
              + " demo mode)");
    }
    if (complete.isEmpty()) {
      throw new StartupRefused(
          "half a production: KYODAKU_DB_URL is set, so set KYODAKU_STRIPE_<JP|US|EU>_KEY and"
              + " KYODAKU_STRIPE_<JP|US|EU>_WEBHOOK_SECRET too (or unset it for demo mode)");
    }
    return production(environment, databaseUrl.get());
  }

  private static Duration offset(String text) {
    try {
      Duration offset = Duration.parse(text);
      if (!offset.isNegative()) {
        return offset;
      }
    } catch (DateTimeParseException noDuration) {
      // Refused below.
    }
    throw new StartupRefused(
        CLOCK_OFFSET + " must be a duration such as P45D or PT36H that is not negative");
  }

  private static Production production(Map<String, String> environment, String databaseUrl) {
    if (!databaseUrl.startsWith("jdbc:postgresql:")) {
      throw new StartupRefused(
          "KYODAKU_DB_URL must look like jdbc:postgresql://host:5432/database");
    }
    String secret =
        required(
            environment,
            "KYODAKU_SECRET",
            "at least 32 random characters that seal the signing keys");
    if (secret.length() < 32) {
      throw new StartupRefused("KYODAKU_SECRET is too short: use at least 32 random characters");
    }
    String baseUrl =
        required(
            environment, "KYODAKU_BASE_URL", "the https address that people reach the portal at");
    if (!baseUrl.startsWith("https://")) {
      throw new StartupRefused(
          "KYODAKU_BASE_URL must start with https://, because people sign in and pay there");
    }
    Database database =
        new Database(
            databaseUrl,
            required(environment, "KYODAKU_DB_USER", "the role that owns the schema"),
            required(environment, "KYODAKU_DB_PASSWORD", "the password of KYODAKU_DB_USER"));
    return new Production(
        database, baseUrl, value(environment, "KYODAKU_BIND").orElse("127.0.0.1"));
  }

  static String stripeKey(String entity) {
    return "KYODAKU_STRIPE_" + entity + "_KEY";
  }

  static String webhookSecret(String entity) {
    return "KYODAKU_STRIPE_" + entity + "_WEBHOOK_SECRET";
  }

  private static String required(Map<String, String> environment, String name, String meaning) {
    return value(environment, name)
        .orElseThrow(
            () -> new StartupRefused("half a production: set " + name + " (" + meaning + ")"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
