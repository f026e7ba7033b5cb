package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.identity.ApiKey;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoKeysTest {

  @Test
  void theDemosKeysAreNobodysOutsideOfDemoMode() {
    assertThat(caller(true, false)).isInstanceOf(Caller.Anonymous.class);
    assertThat(caller(true, true)).isInstanceOf(Caller.KeyCaller.class);
    assertThat(caller(false, false)).isInstanceOf(Caller.KeyCaller.class);
  }

  private static Caller caller(boolean demoKey, boolean demoMode) {
    ApiKey key =
        new ApiKey(
            Ids.next(),
            "Test",
            KeyKind.GENERATOR,
            Ids.next(),
            KeyKind.GENERATOR.scopes(),
            demoKey,
            Instant.parse("2027-03-01T09:00:00Z"),
            Optional.empty());
    return KyodakuAuthenticationMechanism.caller(Optional.of(key), demoMode);
  }
}
