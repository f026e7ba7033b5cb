package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.FieldErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  /** Computed by another implementation: Python's hashlib.pbkdf2_hmac, 1,000 rounds. */
  private static final String FROM_ELSEWHERE = IdentityFixture.CHEAP_HASH;

  @Test
  void aStoredPasswordMatchesItselfAndNothingElse() {
    String stored = Passwords.hash("héllo wörld 桃太郎");

    assertThat(Passwords.matches("héllo wörld 桃太郎", stored)).isTrue();
    assertThat(Passwords.matches("he\u0301llo wo\u0308rld 桃太郎", stored)).isTrue();
    assertThat(Passwords.matches("hello world 桃太郎", stored)).isFalse();
  }

  @Test
  void theSamePasswordIsNeverStoredAlike() {
    assertThat(Passwords.hash("correct horse")).isNotEqualTo(Passwords.hash("correct horse"));
  }

  @Test
  void hashesOfOtherProgramsAndFewerRoundsAreReadAndCalledOutdated() {
    assertThat(Passwords.matches("correct horse battery", FROM_ELSEWHERE)).isTrue();
    assertThat(Passwords.outdated(FROM_ELSEWHERE)).isTrue();
    assertThat(Passwords.outdated(Passwords.hash("correct horse battery"))).isFalse();
  }

  @Test
  void anUnknownFormIsABugAndNotAWrongPassword() {
    assertThatThrownBy(() -> Passwords.matches("x", "md5$1$a$b"))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eleven char", "aaaaaaaaaaaaaaaa", "with a\u0000 control"})
  void weakPasswordsAreRefused(String weak) {
    FieldErrors errors = new FieldErrors();
    Passwords.wanted(errors, "password", weak);
    assertThat(errors.has("password")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kyodaku-demo", "桃太郎金太郎浦島太郎一寸法師"})
  void goodPasswordsAreTaken(String good) {
    FieldErrors errors = new FieldErrors();
    assertThat(Passwords.wanted(errors, "password", good)).isEqualTo(good);
    assertThat(errors.none()).isTrue();
  }
}
