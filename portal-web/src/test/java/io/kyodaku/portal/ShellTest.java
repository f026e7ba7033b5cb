package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTest {

  @Test
  void anotherTenantHasTheListInPlaceOfWhatOnlyThisOneHas() {
    assertThat(Shell.samePage("/t/a/import-check", "b")).isEqualTo("/t/b/import");
    assertThat(Shell.samePage("/t/a/statement-line", "b")).isEqualTo("/t/b/statements");
    assertThat(Shell.samePage("/t/a/payout", "b")).isEqualTo("/t/b/payouts");
    assertThat(Shell.samePage("/t/a/replay", "b")).isEqualTo("/t/b/replays");
    assertThat(Shell.samePage("/t/a/policy", "b")).isEqualTo("/t/b/policy");
    assertThat(Shell.samePage("/t/a/onboarding/terms", "b")).isEqualTo("/t/b/home");
    assertThat(Shell.samePage("/creator/home", "b")).isEqualTo("/t/b/home");
  }
}
