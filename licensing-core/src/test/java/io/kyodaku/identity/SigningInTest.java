package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SigningInTest {

  private static final String WRONG = "wrong horse battery";

  private final IdentityFixture identity = new IdentityFixture();
  private final Accounts.Person person = identity.creator();

  @Test
  void theRightPasswordSignsInHoweverTheAddressIsWritten() {
    assertThat(
            identity.signingIn.signIn(
                " " + person.email().toUpperCase(Locale.ROOT), IdentityFixture.PASSWORD))
        .isEqualTo(new SigningIn.Outcome.SignedIn(person.accountId()));
  }

  @Test
  void unknownAddressAndWrongPasswordGetTheSameAnswer() {
    SigningIn.Outcome refused = new SigningIn.Outcome.Refused();

    assertThat(identity.signingIn.signIn(person.email(), WRONG)).isEqualTo(refused);
    assertThat(identity.signingIn.signIn(IdentityFixture.address(), WRONG)).isEqualTo(refused);
    assertThat(identity.signingIn.signIn(null, null)).isEqualTo(refused);
    assertThat(identity.signingIn.signIn(person.email(), "x".repeat(100_000))).isEqualTo(refused);
  }

  @Test
  void anUnconfirmedAccountIsNotSignedIn() {
    String email = IdentityFixture.address();
    identity.signUp(email);

    assertThat(identity.signingIn.signIn(email, IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.NotConfirmed.class);
    assertThat(identity.signingIn.signIn(email, WRONG))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
  }

  @Test
  void tenWrongPasswordsLockForAQuarterOfAnHour() {
    tryWrong(10);

    assertThat(identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
    identity.clock.pass(Duration.ofMinutes(15));
    assertThat(identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
  }

  @Test
  void aPasswordOfFewerRoundsIsStoredAnewWithMore() {
    identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD);

    assertThat(
            identity.rows.list(
                "select password_hash from account where id = ?",
                row -> row.getString(1),
                person.accountId()))
        .allMatch(stored -> stored.startsWith("pbkdf2-sha256$600000$"));
  }

  @Test
  void theRightPasswordClearsTheCount() {
    tryWrong(9);
    identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD);
    identity.rows.update(
        "update account set password_hash = ? where id = ?",
        IdentityFixture.CHEAP_HASH,
        person.accountId());
    tryWrong(9);

    assertThat(identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanTen() throws Exception {
    try (ExecutorService guessers = Executors.newFixedThreadPool(8)) {
      List<Callable<SigningIn.Outcome>> guesses =
          IntStream.range(0, 16)
              .<Callable<SigningIn.Outcome>>mapToObj(
                  i -> () -> identity.signingIn.signIn(person.email(), WRONG + i))
              .toList();
      for (Future<SigningIn.Outcome> guess : guessers.invokeAll(guesses)) {
        assertThat(guess.get()).isInstanceOf(SigningIn.Outcome.Refused.class);
      }
    }
    assertThat(identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
  }

  @Test
  void aNewPasswordEndsALockOutAndTheOldPassword() {
    tryWrong(10);
    IdentityFixture.TRANSACTIONS.run(
        () -> {
          new SendingAccountMail(
                  identity.accounts,
                  identity.tokens,
                  IdentityFixture.TRANSACTIONS.dataSource(),
                  identity.portal,
                  identity.clock)
              .sendPasswordLink(person.email());
          return true;
        });
    identity.clock.pass(Duration.ofMinutes(1));
    String token = identity.mailedToken(person.email());

    assertThat(identity.reset(token, "short"))
        .isInstanceOf(ResettingPassword.Outcome.Invalid.class);
    assertThat(identity.reset(token, "another good password"))
        .isEqualTo(new ResettingPassword.Outcome.Reset(person.accountId()));
    assertThat(identity.reset(token, "a third good password"))
        .isInstanceOf(ResettingPassword.Outcome.LinkNotValid.class);

    assertThat(identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
    assertThat(identity.signingIn.signIn(person.email(), "another good password"))
        .isInstanceOf(SigningIn.Outcome.SignedIn.class);
    assertThat(identity.finder.find(person.accountId()).orElseThrow().passwordChangedAt())
        .isEqualTo(identity.clock.instant());
  }

  @Test
  void aLinkThatIsNotValidIsRefusedBeforeThePasswordIsLookedAt() {
    assertThat(identity.reset("a".repeat(43), "short"))
        .isInstanceOf(ResettingPassword.Outcome.LinkNotValid.class);
  }

  private void tryWrong(int times) {
    for (int i = 0; i < times; i++) {
      identity.signingIn.signIn(person.email(), WRONG);
    }
  }
}
