package io.kyodaku.foureyes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.identity.Operators;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FourEyesTest {

  private final TestDatabase database = TestDatabase.shared();
  private final MovableClock clock = new MovableClock(Instant.parse("2027-03-01T09:00:00Z"));
  private final Operators operators = new Operators(database.admin(), clock);
  private final FourEyes eyes = new FourEyes(database.admin(), operators.codes, clock);
  private final AskedActs acts = new AskedActs(database.admin(), clock);
  private final Sql rows = new Sql(database.admin());
  private final String about = Ids.next().toString();
  private final List<String> done = new ArrayList<>();
  private UUID one = Ids.next();
  private UUID other = Ids.next();

  @BeforeEach
  void hire() {
    one = operators.operator();
    other = operators.operator();
  }

  @Test
  void anotherOperatorAllowsWithACodeOfTheirOwnAndExactlyWhatWasAskedForIsDone() {
    UUID id = ask("pay 5");
    assertThat(allow(id, other, operators.code(0))).isEqualTo(new FourEyes.Outcome.Allowed<>(1));
    assertThat(done).containsExactly("pay 5");
    AskedAct act = acts.find(id).orElseThrow();
    assertThat(act.status()).isEqualTo(AskedAct.Status.ALLOWED);
    assertThat(act.decidedByName()).contains("Grace");
    assertThat(
            rows.list(
                "select action || ' ' || actor_id from audit_entry where subject_id = ? order by"
                    + " id",
                row -> row.getString(1),
                id))
        .containsExactly("act-asked " + one, "act-allowed " + other);
  }

  @Test
  void whoAsksDoesNotAllowWhateverTheCode() {
    UUID id = ask("pay 5");
    assertThat(allow(id, one, operators.code(0))).isInstanceOf(FourEyes.Outcome.OwnAsking.class);
    assertThatThrownBy(
            () ->
                rows.update(
                    "update asked_act set status = 'ALLOWED', decided_by = asked_by, decided_at ="
                        + " asked_at where id = ?",
                    id))
        .hasStackTraceContaining("asked_act_check");
    assertThat(done).isEmpty();
  }

  @Test
  void aCodeCountsOnceAndNoOtherDoes() {
    UUID first = ask("pay 5");
    String code = operators.code(0);
    assertThat(allow(first, other, "000000x")).isInstanceOf(FourEyes.Outcome.WrongCode.class);
    assertThat(allow(first, other, null)).isInstanceOf(FourEyes.Outcome.WrongCode.class);
    assertThat(allow(first, other, operators.code(7)))
        .isInstanceOf(FourEyes.Outcome.WrongCode.class);
    assertThat(allow(first, other, code)).isInstanceOf(FourEyes.Outcome.Allowed.class);
    UUID second = ask("pay 6");
    assertThat(allow(second, other, code)).isInstanceOf(FourEyes.Outcome.WrongCode.class);
    assertThat(allow(second, other, operators.code(-1)))
        .as("of a step before the one that was used")
        .isInstanceOf(FourEyes.Outcome.WrongCode.class);
    clock.pass(Duration.ofMinutes(1));
    assertThat(allow(second, other, operators.code(0)))
        .isInstanceOf(FourEyes.Outcome.Allowed.class);
  }

  @Test
  void whatWasDecidedOrIsTooOldIsNotAllowed() {
    UUID id = ask("pay 5");
    assertThat(eyes.decline(id, other)).isTrue();
    assertThat(eyes.decline(id, other)).isFalse();
    assertThat(allow(id, other, operators.code(0))).isInstanceOf(FourEyes.Outcome.NotOpen.class);
    assertThat(acts.find(id).orElseThrow().status()).isEqualTo(AskedAct.Status.REFUSED);

    UUID old = ask("pay 6");
    clock.pass(FourEyes.STANDS_FOR);
    assertThat(allow(old, other, operators.code(0))).isInstanceOf(FourEyes.Outcome.NotOpen.class);
    assertThat(allow(Ids.next(), other, operators.code(0)))
        .isInstanceOf(FourEyes.Outcome.NotOpen.class);
    assertThat(done).isEmpty();
  }

  @Test
  void whoIsNoOperatorAnyMoreAllowsNothing() {
    UUID id = ask("pay 5");
    rows.update("update account set admin = false where id = ?", other);
    assertThat(allow(id, other, operators.code(0)))
        .isInstanceOf(FourEyes.Outcome.NotOperator.class);
    assertThat(eyes.decline(id, other)).isFalse();
  }

  @Test
  void askingAnewTakesBackWhatTheSameOperatorAskedForOtherwise() {
    UUID first = ask("pay 5");
    assertThat(ask("pay 5")).isEqualTo(first);
    UUID second = ask("pay 6");
    assertThat(second).isNotEqualTo(first);
    assertThat(acts.find(first).orElseThrow().status()).isEqualTo(AskedAct.Status.WITHDRAWN);
    assertThat(askAs(other, "pay 7")).as("another's stands").isEqualTo(second);
  }

  @Test
  void whatFailsIsNotAllowedButTheCodeIsUsed() {
    UUID id = ask("pay 5");
    String code = operators.code(0);
    assertThatThrownBy(
            () ->
                eyes.allow(
                    id,
                    other,
                    code,
                    (connection, asked) -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(acts.find(id).orElseThrow().status()).isEqualTo(AskedAct.Status.ASKED);
    assertThat(allow(id, other, code)).isInstanceOf(FourEyes.Outcome.WrongCode.class);
  }

  @Test
  void ofManyWhoPressAtOnceOneDoesIt() throws Exception {
    UUID id = ask("pay 5");
    List<Callable<FourEyes.Outcome<Integer>>> presses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      UUID operator = operators.operator();
      presses.add(() -> eyes.allow(id, operator, operators.code(0), (connection, asked) -> 1));
    }
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      int allowed = 0;
      for (Future<FourEyes.Outcome<Integer>> press : people.invokeAll(presses)) {
        if (press.get() instanceof FourEyes.Outcome.Allowed<Integer>) {
          allowed++;
        }
      }
      assertThat(allowed).isEqualTo(1);
    }
  }

  @Test
  void whatWasAskedForNeverChanges() {
    UUID id = ask("pay 5");
    Sql owner = new Sql(database.owner());
    assertThatThrownBy(
            () -> owner.update("update asked_act set content = 'pay 500' where id = ?", id))
        .hasStackTraceContaining("never changes");
    assertThatThrownBy(() -> owner.update("delete from asked_act where id = ?", id))
        .hasStackTraceContaining("never changes");
  }

  private UUID ask(String what) {
    return askAs(one, what);
  }

  private UUID askAs(UUID operator, String what) {
    return new Transactions(database.admin())
        .run(
            connection ->
                FourEyes.ask(connection, ActKind.PAYOUTS, about, what, what, operator, clock));
  }

  private FourEyes.Outcome<Integer> allow(UUID id, UUID operator, @Nullable String code) {
    return eyes.allow(
        id,
        operator,
        code,
        (connection, asked) -> {
          done.add(asked.content());
          return done.size();
        });
  }
}
