package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AppointingAdminTest {

  private final IdentityFixture identity = new IdentityFixture();
  private final String email = IdentityFixture.address();

  @Test
  void thePasswordOfASignUpMakesNobodyAnOperator() {
    assertThat(identity.appoint(email)).isEqualTo(AppointingAdmin.Outcome.NOTHING_TO_DO);
    identity.signUp(email);
    assertThat(identity.appoint(email)).isEqualTo(AppointingAdmin.Outcome.NOTHING_TO_DO);
    identity.confirm(identity.mailedToken(email));

    assertThat(identity.appoint(email)).isEqualTo(AppointingAdmin.Outcome.PASSWORD_ASKED_FOR);

    assertThat(isOperator()).isFalse();
    assertThat(identity.lastSubject(email)).contains("operator");
    int mails = identity.mails(email);
    assertThat(identity.appoint(email)).isEqualTo(AppointingAdmin.Outcome.NOTHING_TO_DO);
    assertThat(identity.mails(email)).isEqualTo(mails);
  }

  @Test
  void aPasswordThatWasSetThroughTheMailMakesAnOperator() {
    identity.signUp(email);
    identity.confirm(identity.mailedToken(email));
    identity.appoint(email);
    identity.reset(identity.mailedToken(email), "set by who reads the mail");

    assertThat(identity.appoint(email.toUpperCase(Locale.ROOT)))
        .isEqualTo(AppointingAdmin.Outcome.APPOINTED);

    assertThat(isOperator()).isTrue();
    assertThat(identity.appoint(email)).isEqualTo(AppointingAdmin.Outcome.NOTHING_TO_DO);
  }

  @Test
  void theLinkOfTheSignUpServesToo() {
    identity.signUp(email);
    identity.reset(identity.mailedToken(email), "set by who reads the mail");

    assertThat(identity.appoint(email)).isEqualTo(AppointingAdmin.Outcome.APPOINTED);
  }

  private boolean isOperator() {
    return identity.finder.findByEmail(email).orElseThrow().admin();
  }
}
