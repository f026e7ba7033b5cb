package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final DataSource ADMIN = IdentityFixture.TRANSACTIONS.dataSource();

  private final IdentityFixture identity = new IdentityFixture();
  private final SecretSeal seal = new SecretSeal("0123456789abcdef0123456789abcdef");
  private final AccountChange change = new AccountChange(ADMIN, identity.portal, identity.clock);
  private final CheckingSecondFactor checking =
      new CheckingSecondFactor(ADMIN, change, seal, identity.clock);
  private final EnrollingSecondFactor enrolling =
      new EnrollingSecondFactor(ADMIN, change, seal, identity.clock);
  private final ChangingSecondFactor changing =
      new ChangingSecondFactor(ADMIN, checking, change, identity.clock);
  private final ResettingSecondFactor resetting = new ResettingSecondFactor(checking, change);
  private final SecondFactor factor = new SecondFactor(ADMIN, seal);
  private final Accounts.Person person = identity.creator();
  private final UUID account = person.accountId();
  private List<String> recovery = List.of();

  @BeforeEach
  void enroll() {
    enrolling.begin(account);
    recovery =
        ((EnrollingSecondFactor.Outcome.Enrolled)
                enrolling.confirm(account, IdentityFixture.PASSWORD, code()))
            .recoveryCodes();
    identity.clock.pass(Duration.ofMinutes(5));
  }

  @Test
  void aSecretIsOfNoEffectUntilACodeOfItWasTypedWithThePassword() {
    UUID other = identity.creator().accountId();
    enrolling.begin(other);
    String right = Totp.code(secret(other), Totp.stepAt(identity.clock.instant()));

    assertThat(signIn(identity.finder.find(other).orElseThrow()))
        .isEqualTo(new SigningIn.Outcome.SignedIn(other));
    assertThat(checking.passes(other, right)).isFalse();
    assertThat(enrolling.confirm(other, "wrong horse battery", right))
        .isInstanceOf(EnrollingSecondFactor.Outcome.WrongPassword.class);
    assertThat(enrolling.confirm(other, IdentityFixture.PASSWORD, null))
        .isInstanceOf(EnrollingSecondFactor.Outcome.WrongCode.class);
    assertThat(enrolling.confirm(other, IdentityFixture.PASSWORD, right))
        .isInstanceOfSatisfying(
            EnrollingSecondFactor.Outcome.Enrolled.class,
            enrolled -> assertThat(enrolled.recoveryCodes()).hasSize(10).doesNotHaveDuplicates());
    assertThat(enrolling.confirm(other, IdentityFixture.PASSWORD, right))
        .isInstanceOf(EnrollingSecondFactor.Outcome.NotBegun.class);
    assertThat(checking.passes(other, right)).as("the code that enrolled").isFalse();
  }

  @Test
  void signingInThenTakesACodeAndOldSessionsEnd() {
    assertThat(signIn(person)).isEqualTo(new SigningIn.Outcome.CodeNeeded(account));
    Accounts.Person now = identity.finder.find(account).orElseThrow();
    assertThat(now.secondFactor()).isTrue();
    assertThat(now.sessionsSince()).isAfter(person.sessionsSince());
    assertThat(identity.lastSubject(person.email())).contains("on");
    assertThat(checking.passes(account, code())).isTrue();
  }

  @Test
  void anOperatorTakesALostSecondStepAwayAndThePersonIsTold() {
    UUID operator = operatorWithSecondStep();
    OpenSessions sessions = new OpenSessions(ADMIN, identity.clock);
    sessions.begin(account, Device.UNKNOWN, identity.clock.instant());
    identity.clock.pass(Duration.ofSeconds(1));

    assertThat(resetting.reset(operator, account, "\u202e", code(operator)))
        .isInstanceOf(ResettingSecondFactor.Outcome.Invalid.class);
    assertThat(factor.of(account)).isInstanceOf(SecondFactor.State.On.class);

    assertThat(resetting.reset(operator, account, "Called back.", code(operator)))
        .isInstanceOf(ResettingSecondFactor.Outcome.Reset.class);
    assertThat(factor.of(account)).isInstanceOf(SecondFactor.State.Off.class);
    assertThat(signIn(person)).isEqualTo(new SigningIn.Outcome.SignedIn(account));
    assertThat(checking.passes(account, recovery.getFirst())).isFalse();
    assertThat(sessions.idsOf(account)).isEmpty();
    assertThat(identity.lastSubject(person.email())).contains("operator took");
    assertThat(
            identity.rows.list(
                "select actor_id || ' ' || detail from audit_entry"
                    + " where action = 'second-factor-reset' and subject_id = ?",
                row -> row.getString(1),
                account))
        .containsExactly(operator + " Called back.");
    identity.clock.pass(Duration.ofMinutes(1));
    assertThat(resetting.reset(operator, account, "again", code(operator)))
        .isInstanceOf(ResettingSecondFactor.Outcome.NotOn.class);
  }

  @Test
  void anOperatorsOpenSessionAloneTakesNoSecondStepAway() {
    UUID operator = operatorWithSecondStep();
    String othersCode = code();

    assertThat(List.of("", "000000", othersCode, recovery.getFirst()))
        .allSatisfy(
            wrong ->
                assertThat(resetting.reset(operator, account, "Trust me.", wrong))
                    .isInstanceOf(ResettingSecondFactor.Outcome.WrongCode.class));
    assertThat(resetting.reset(operator, account, "Trust me.", null))
        .isInstanceOf(ResettingSecondFactor.Outcome.WrongCode.class);
    assertThat(resetting.reset(identity.operator(), account, "I have no app.", othersCode))
        .isInstanceOf(ResettingSecondFactor.Outcome.WrongCode.class);
    for (int i = 0; i < 6; i++) {
      resetting.reset(operator, account, "Guessing.", "x" + i);
    }
    assertThat(resetting.reset(operator, account, "Locked.", code(operator)))
        .isInstanceOf(ResettingSecondFactor.Outcome.WrongCode.class);
    assertThat(factor.of(account)).isInstanceOf(SecondFactor.State.On.class);
  }

  @Test
  void operatorsKeepTheirSecondStepsFromOneAnother() {
    UUID operator = operatorWithSecondStep();
    UUID other = operatorWithSecondStep();

    assertThat(resetting.reset(operator, other, "Lost it.", code(operator)))
        .isInstanceOf(ResettingSecondFactor.Outcome.OfOperator.class);
    assertThat(resetting.reset(operator, operator, "I lost it.", code(operator)))
        .isInstanceOf(ResettingSecondFactor.Outcome.OfOperator.class);
    assertThat(change.resetSecondFactor(operator, other, "became one just now")).isFalse();
    assertThat(factor.of(other)).isInstanceOf(SecondFactor.State.On.class);
  }

  @Test
  void aCodeCountsOnceHoweverManySendItAtOnce() throws Exception {
    String code = code();
    try (ExecutorService many = Executors.newFixedThreadPool(6)) {
      List<Callable<Boolean>> tries =
          IntStream.range(0, 6)
              .<Callable<Boolean>>mapToObj(i -> () -> checking.passes(account, code))
              .toList();
      int passed = 0;
      for (Future<Boolean> each : many.invokeAll(tries)) {
        passed += each.get() ? 1 : 0;
      }
      assertThat(passed).isEqualTo(1);
    }
  }

  @Test
  void codesAreTakenAsPeopleTypeThem() {
    String code = code();
    String wide =
        code.chars()
            .map(c -> c - '0' + '０')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(checking.passes(account, " " + wide.substring(0, 3) + " " + wide.substring(3)))
        .isTrue();
    assertThat(checking.passes(account, recovery.getFirst().toLowerCase(Locale.ROOT))).isTrue();
    assertThat(checking.passes(account, recovery.get(1).replace("-", ""))).isTrue();
  }

  @Test
  void aRecoveryCodeWorksOnceForItsAccountAndIsToldByMail() {
    UUID other = identity.creator().accountId();
    assertThat(checking.passes(other, recovery.getFirst())).isFalse();
    assertThat(checking.passes(account, recovery.getFirst())).isTrue();
    assertThat(checking.passes(account, recovery.getFirst())).isFalse();
    assertThat(identity.lastSubject(person.email())).contains("recovery code");
    assertThat(factor.of(account))
        .isInstanceOfSatisfying(
            SecondFactor.State.On.class, on -> assertThat(on.recoveryCodesLeft()).isEqualTo(9));
  }

  @Test
  void tenWrongCodesLockTheSecondStepForAQuarterOfAnHour() {
    for (int i = 0; i < 10; i++) {
      assertThat(checking.passes(account, "x" + i)).isFalse();
    }
    assertThat(checking.passes(account, code())).isFalse();
    assertThat(checking.passes(account, recovery.getFirst())).isFalse();
    identity.clock.pass(Duration.ofMinutes(15));
    assertThat(checking.passes(account, "x".repeat(100_000))).isFalse();
    assertThat(checking.passes(account, code())).isTrue();
  }

  @Test
  void turningItOffTakesPasswordAndCode() {
    assertThat(changing.turnOff(account, "wrong horse battery", code()))
        .isInstanceOf(ChangingSecondFactor.Outcome.Refused.class);
    assertThat(changing.turnOff(account, IdentityFixture.PASSWORD, "000000"))
        .isInstanceOf(ChangingSecondFactor.Outcome.Refused.class);
    assertThat(factor.of(account)).isInstanceOf(SecondFactor.State.On.class);

    assertThat(changing.turnOff(account, IdentityFixture.PASSWORD, code()))
        .isInstanceOf(ChangingSecondFactor.Outcome.Changed.class);
    assertThat(factor.of(account)).isInstanceOf(SecondFactor.State.Off.class);
    assertThat(checking.passes(account, recovery.getFirst())).isFalse();
    assertThat(signIn(person)).isEqualTo(new SigningIn.Outcome.SignedIn(account));
    assertThat(audited()).containsExactly("second-factor-enrolled", "second-factor-removed");
  }

  @Test
  void newRecoveryCodesReplaceTheOldOnes() {
    List<String> renewed =
        ((ChangingSecondFactor.Outcome.Changed)
                changing.newRecoveryCodes(account, IdentityFixture.PASSWORD, code()))
            .recoveryCodes();
    assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(recovery);
    assertThat(checking.passes(account, recovery.getFirst())).isFalse();
    assertThat(checking.passes(account, renewed.getFirst())).isTrue();
  }

  @Test
  void theDatabaseAloneMakesNoCodesAndRowsCanNotBeSwapped() {
    byte[] kept = stored(account);
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain(Base32.encode(secret(account)));
    assertThatThrownBy(() -> seal.open(kept, identity.creator().accountId()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> new SecretSeal("another secret, which is long enough").open(kept, account))
        .hasMessageContaining("KYODAKU_SECRET");
    List<String> stored = new ArrayList<>();
    stored.addAll(
        identity.rows.list(
            "select hash from recovery_code where account_id = ?",
            row -> row.getString(1),
            account));
    assertThat(stored).hasSize(10).doesNotContainAnyElementsOf(recovery);
  }

  @Test
  void aPasswordIsChangedByTheOldOneAndEndsSessions() {
    ChangingPassword passwords = new ChangingPassword(ADMIN, change, identity.clock);
    String link =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                identity.tokens.issue(
                    account, MailTokens.Purpose.RESET_PASSWORD, identity.clock.instant()));
    assertThat(passwords.change(account, "wrong horse battery", "a new horse battery"))
        .isInstanceOf(ChangingPassword.Outcome.WrongPassword.class);
    assertThat(passwords.change(account, IdentityFixture.PASSWORD, "short"))
        .isInstanceOf(ChangingPassword.Outcome.Invalid.class);
    assertThat(passwords.change(account, IdentityFixture.PASSWORD, "a new horse battery"))
        .isInstanceOf(ChangingPassword.Outcome.Changed.class);
    assertThat(identity.signingIn.signIn(person.email(), IdentityFixture.PASSWORD))
        .isInstanceOf(SigningIn.Outcome.Refused.class);
    assertThat(identity.finder.find(account).orElseThrow().sessionsSince())
        .isEqualTo(identity.clock.instant());
    assertThat(identity.reset(link, "whoever reads the mailbox"))
        .isInstanceOf(ResettingPassword.Outcome.LinkNotValid.class);
  }

  private SigningIn.Outcome signIn(Accounts.Person who) {
    return identity.signingIn.signIn(who.email(), IdentityFixture.PASSWORD);
  }

  private UUID operatorWithSecondStep() {
    UUID operator = identity.operator();
    enrolling.begin(operator);
    assertThat(enrolling.confirm(operator, IdentityFixture.PASSWORD, code(operator)))
        .isInstanceOf(EnrollingSecondFactor.Outcome.Enrolled.class);
    identity.clock.pass(Duration.ofMinutes(5));
    return operator;
  }

  private String code() {
    return code(account);
  }

  private String code(UUID of) {
    return Totp.code(secret(of), Totp.stepAt(identity.clock.instant()));
  }

  private byte[] secret(UUID of) {
    return seal.open(stored(of), of);
  }

  private byte[] stored(UUID of) {
    return new Sql(ADMIN)
        .first("select sealed from second_factor where account_id = ?", row -> row.getBytes(1), of)
        .orElseThrow();
  }

  private List<String> audited() {
    return identity.rows.list(
        "select action from audit_entry where subject_id = ? order by id",
        row -> row.getString(1),
        account);
  }
}
