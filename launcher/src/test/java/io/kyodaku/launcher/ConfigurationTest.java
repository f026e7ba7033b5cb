package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  private static Map<String, String> production() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KYODAKU_DB_URL", "jdbc:postgresql://db.example/kyodaku");
    environment.put("KYODAKU_DB_USER", "kyodaku");
    environment.put("KYODAKU_DB_PASSWORD", "a password");
    environment.put("KYODAKU_BASE_URL", "https://kyodaku.example");
    environment.put("KYODAKU_SECRET", "0123456789abcdef0123456789abcdef");
    environment.put("KYODAKU_STRIPE_JP_KEY", "sk_live_x");
    environment.put("KYODAKU_STRIPE_JP_WEBHOOK_SECRET", "whsec_x");
    return environment;
  }

  @Test
  void sayingNothingIsDemoMode() {
    assertThat(Configuration.from(Map.of())).isInstanceOf(Configuration.Demo.class);
  }

  @Test
  void sayingEverythingIsProduction() {
    assertThat(Configuration.from(production())).isInstanceOf(Configuration.Production.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KYODAKU_DB_URL",
        "KYODAKU_DB_USER",
        "KYODAKU_DB_PASSWORD",
        "KYODAKU_BASE_URL",
        "KYODAKU_SECRET",
        "KYODAKU_STRIPE_JP_KEY",
        "KYODAKU_STRIPE_JP_WEBHOOK_SECRET"
      })
  void leavingOutAnyOneThingIsRefusedByName(String left) {
    Map<String, String> environment = production();
    environment.remove(left);
    assertThatThrownBy(() -> Configuration.from(environment))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining(left)
        .message()
        .hasLineCount(1);
  }

  @Test
  void aDatabaseWithoutStripeIsRefused() {
    Map<String, String> environment = production();
    environment.remove("KYODAKU_STRIPE_JP_KEY");
    environment.remove("KYODAKU_STRIPE_JP_WEBHOOK_SECRET");
    assertThatThrownBy(() -> Configuration.from(environment))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("KYODAKU_STRIPE_");
  }

  @Test
  void aSecretThatCanBeGuessedAndAnAddressWithoutEncryptionAreRefused() {
    Map<String, String> shortSecret = production();
    shortSecret.put("KYODAKU_SECRET", "secret");
    assertThatThrownBy(() -> Configuration.from(shortSecret)).isInstanceOf(StartupRefused.class);
    Map<String, String> plainHttp = production();
    plainHttp.put("KYODAKU_BASE_URL", "http://kyodaku.example");
    assertThatThrownBy(() -> Configuration.from(plainHttp)).isInstanceOf(StartupRefused.class);
  }

  @Test
  void theDemosTimeCanBeAheadAndProductionsCannot() {
    assertThat(Configuration.from(Map.of("KYODAKU_DEMO_CLOCK_OFFSET", "P45D")))
        .isEqualTo(new Configuration.Demo(Duration.ofDays(45)));
    Map<String, String> ahead = production();
    ahead.put("KYODAKU_DEMO_CLOCK_OFFSET", "P45D");
    assertThatThrownBy(() -> Configuration.from(ahead))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("KYODAKU_DEMO_CLOCK_OFFSET");
  }

  @Test
  void inProductionNobodyButStripeIsSentItsKeys() {
    Map<String, String> diverted = production();
    diverted.put("KYODAKU_STRIPE_API_BASE", "http://127.0.0.1:1");
    assertThatThrownBy(() -> Configuration.from(diverted))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("KYODAKU_STRIPE_API_BASE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "-P1D", "45"})
  void aTimeThatCannotBeReadIsRefused(String offset) {
    assertThatThrownBy(() -> Configuration.from(Map.of("KYODAKU_DEMO_CLOCK_OFFSET", offset)))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("P45D");
  }
}
