package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.shared.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SigningUpTest {

  private final IdentityFixture identity = new IdentityFixture();

  @Test
  void newcomerGetsAnAccountAndAConfirmingMail() {
    String email = IdentityFixture.address();

    assertThat(identity.signUp(email))
        .isInstanceOfSatisfying(
            SigningUp.Outcome.MailSent.class, sent -> assertThat(sent.email()).isEqualTo(email));

    Accounts.Person person = identity.finder.findByEmail(email).orElseThrow();
    assertThat(person.confirmed()).isFalse();
    assertThat(person.creator().orElseThrow().country()).isEqualTo("GB");
    assertThat(person.creator().orElseThrow().ageBand()).isEqualTo(AgeBand.ADULT);
    assertThat(identity.lastSubject(email)).contains("confirm");
  }

  @Test
  void whoDoesNotSayToBeOfAgeIsOfUnknownAge() {
    String email = IdentityFixture.address();

    identity.signUp(
        new SigningUp.Form("Ada", email, IdentityFixture.PASSWORD, "jp", "zh-hans", false, true));

    Accounts.Person person = identity.finder.findByEmail(email).orElseThrow();
    assertThat(person.creator().orElseThrow().ageBand()).isEqualTo(AgeBand.UNKNOWN);
    assertThat(person.creator().orElseThrow().country()).isEqualTo("JP");
    assertThat(person.language()).isEqualTo("zh-Hans");
  }

  @Test
  void mailIsInTheReadersLanguage() {
    String email = IdentityFixture.address();

    identity.signUp(
        new SigningUp.Form("愛", email, IdentityFixture.PASSWORD, "JP", "ja-JP", true, true));

    assertThat(identity.lastSubject(email)).contains("メールアドレス");
  }

  @Test
  void everyWrongFieldIsToldAtOnceAndNothingIsWritten() {
    SigningUp.Outcome outcome =
        identity.signUp(
            new SigningUp.Form("\u0007", "not an address", "short", "XX", "klingon!", true, false));

    assertThat(outcome).isInstanceOf(SigningUp.Outcome.Invalid.class);
    List<FieldError> errors = ((SigningUp.Outcome.Invalid) outcome).errors();
    assertThat(errors)
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("name", "email", "password", "country", "language", "agreed");
  }

  @Test
  void aKnownAddressGetsTheSameAnswerAndAnotherMail() {
    String email = IdentityFixture.address();
    identity.signUp(email);
    identity.confirm(identity.mailedToken(email));

    SigningUp.Outcome again = identity.signUp(email.toUpperCase(Locale.ROOT));

    assertThat(again).isInstanceOf(SigningUp.Outcome.MailSent.class);
    assertThat(identity.lastSubject(email)).contains("already");
    assertThat(identity.mails(email)).isEqualTo(2);
  }

  @Test
  void whoSignedUpWithAnothersAddressIsShutOutWhenItsOwnerSignsUp() {
    String email = IdentityFixture.address();
    identity.signUp(
        new SigningUp.Form("Mallory", email, "mallory's password", "GB", "en", true, true));
    String mallorysLink = identity.mailedToken(email);

    identity.signUp(email);

    assertThat(identity.confirm(mallorysLink)).isEqualTo(ConfirmingEmail.Outcome.LINK_NOT_VALID);
    assertThat(identity.reset(identity.mailedToken(email), IdentityFixture.PASSWORD))
        .isInstanceOf(ResettingPassword.Outcome.Reset.class);
    assertThat(identity.signingIn.signIn(email, "mallory's password"))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
    assertThat(identity.signingIn.signIn(email, IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
  }

  @Test
  void aStrangersPasswordIsNotConfirmedByTheOwnersClick() {
    String email = IdentityFixture.address();
    identity.signUp(
        new SigningUp.Form("Mallory", email, "mallory's password", "GB", "en", true, true));
    String link = identity.mailedToken(email);

    assertThat(identity.confirm(link, null, null))
        .isEqualTo(ConfirmingEmail.Outcome.PASSWORD_NEEDED);
    assertThat(identity.confirm(link, "a mark of something else", ""))
        .isEqualTo(ConfirmingEmail.Outcome.PASSWORD_NEEDED);
    assertThat(identity.confirm(link, null, IdentityFixture.PASSWORD))
        .isEqualTo(ConfirmingEmail.Outcome.PASSWORD_NEEDED);
    assertThat(identity.finder.findByEmail(email).orElseThrow().confirmed()).isFalse();

    assertThat(identity.reset(link, IdentityFixture.PASSWORD))
        .isInstanceOf(ResettingPassword.Outcome.Reset.class);
    assertThat(identity.signingIn.signIn(email, "mallory's password"))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
    assertThat(identity.signingIn.signIn(email, IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
  }

  @Test
  void theBrowserOfTheSignUpConfirmsByAClick() {
    String email = IdentityFixture.address();
    String mark = markOf(identity.signUp(email));

    assertThat(identity.confirm(identity.mailedToken(email), mark, null))
        .isEqualTo(ConfirmingEmail.Outcome.CONFIRMED);
    assertThat(identity.signingIn.signIn(email, IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
  }

  @Test
  void aMarkFitsTheLinkOfItsOwnSignUpAlone() {
    String email = IdentityFixture.address();
    String mallorysMark =
        markOf(
            identity.signUp(
                new SigningUp.Form(
                    "Mallory", email, "mallory's password", "GB", "en", true, true)));
    String other = IdentityFixture.address();
    String othersMark = markOf(identity.signUp(other));
    String link = identity.mailedToken(email);

    assertThat(identity.confirm(link, othersMark, null))
        .isEqualTo(ConfirmingEmail.Outcome.PASSWORD_NEEDED);
    assertThat(markOf(identity.signUp(email))).isNotEqualTo(mallorysMark);
    assertThat(identity.confirm(link, mallorysMark, null))
        .isEqualTo(ConfirmingEmail.Outcome.LINK_NOT_VALID);
  }

  @Test
  void wrongPasswordsForALinkCountLikeThoseOfSignIn() {
    String email = IdentityFixture.address();
    identity.signUp(email);
    String link = identity.mailedToken(email);
    for (int i = 0; i < 10; i++) {
      identity.confirm(link, null, "not the password " + i);
    }

    assertThat(identity.confirm(link, null, IdentityFixture.PASSWORD))
        .isEqualTo(ConfirmingEmail.Outcome.PASSWORD_NEEDED);
    assertThat(identity.reset(link, IdentityFixture.PASSWORD))
        .isInstanceOf(ResettingPassword.Outcome.Reset.class);
    assertThat(identity.signingIn.signIn(email, IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
  }

  private static String markOf(SigningUp.Outcome outcome) {
    return ((SigningUp.Outcome.MailSent) outcome).mark();
  }

  @Test
  void aConfirmingLinkWorksOnceAndForADay() {
    String email = IdentityFixture.address();
    identity.signUp(email);
    String token = identity.mailedToken(email);
    identity.clock.pass(Duration.ofHours(24));

    assertThat(identity.confirm(token)).isEqualTo(ConfirmingEmail.Outcome.LINK_NOT_VALID);

    String other = IdentityFixture.address();
    identity.signUp(other);
    String fresh = identity.mailedToken(other);
    assertThat(identity.confirm(fresh)).isEqualTo(ConfirmingEmail.Outcome.CONFIRMED);
    assertThat(identity.confirm(fresh)).isEqualTo(ConfirmingEmail.Outcome.LINK_NOT_VALID);
    assertThat(identity.confirm("")).isEqualTo(ConfirmingEmail.Outcome.LINK_NOT_VALID);
  }

  @Test
  void tokensAndPasswordsAreStoredAsHashesOnly() {
    String email = IdentityFixture.address();
    identity.signUp(email);
    String token = identity.mailedToken(email);

    String row =
        identity
            .rows
            .first(
                "select a.password_hash || ' ' || t.hash from account a"
                    + " join mail_token t on t.account_id = a.id where a.email = ?",
                r -> r.getString(1),
                email)
            .orElseThrow();

    assertThat(row).startsWith("pbkdf2-sha256$600000$").doesNotContain(token);
  }

  @Test
  void whoHasAnAccountBecomesACreatorOnce() {
    Accounts.Person person = identity.creator();

    BecomingCreator.Outcome again =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                new BecomingCreator(identity.accounts, identity.clock)
                    .become(person.accountId(), "JP", true));

    assertThat(again)
        .isEqualTo(
            new BecomingCreator.Outcome.IsCreator(person.creator().orElseThrow().creatorId()));
  }
}
