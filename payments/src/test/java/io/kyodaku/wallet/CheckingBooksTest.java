package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ledger.AddingUpBooks;
import io.kyodaku.ledger.AskingForBooks;
import io.kyodaku.ledger.CheckingBooks;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.log.Actor;
import io.kyodaku.oversight.OperatorQueues;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books are added up aside, and what came of it is kept. */
class CheckingBooksTest {

  private final World world = new World(TestDatabase.fresh());
  private final Sql owner = new Sql(world.database.owner());
  private final TrialBalance trialBalance = new TrialBalance(world.database.admin());
  private final CheckingBooks checking = new CheckingBooks(world.database.admin(), world.clock);
  private final AddingUpBooks work =
      new AddingUpBooks(trialBalance, world.database.admin(), world.clock);

  @BeforeEach
  void book() {
    UUID creator = world.creator();
    world.gift(creator, 100);
  }

  @Test
  void whatCameOfItIsKept() {
    assertThat(checking.last()).isEmpty();
    checking.ask(Actor.system());
    assertThat(checking.isUnderWay()).isTrue();
    assertThat(checking.last()).isEmpty();

    work.run(job());

    assertThat(checking.isUnderWay()).isFalse();
    CheckingBooks.Check last = checking.last().orElseThrow();
    assertThat(last.lines()).isNotEmpty().isEqualTo(trialBalance.lines());
    assertThat(last.isBalanced()).isTrue();
    assertThat(unbalanced()).isZero();
  }

  @Test
  void whoAsksMeanwhileWaitsForTheSame() {
    checking.ask(Actor.system());
    checking.ask(Actor.system());
    assertThat(checks()).isEqualTo(1);
    assertThat(jobs()).isEqualTo(1);

    String job = job();
    work.run(job);
    work.run(job);

    assertThat(checking.last().orElseThrow().lines()).isEqualTo(trialBalance.lines());
    checking.ask(Actor.system());
    assertThat(checks()).isEqualTo(2);
  }

  @Test
  void askingAgainTakesUpWhatWasLeft() {
    checking.ask(Actor.system());
    owner.update("delete from job where kind = 'books-check'");
    checking.ask(Actor.system());
    assertThat(checks()).isEqualTo(1);
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void booksThatDoNotBalanceWaitForAnOperator() {
    owner.update(
        "update credit_lot set available_micros = available_micros - 1, burned_micros ="
            + " burned_micros + 1");
    new AskingForBooks(checking).run("");
    work.run(job());
    assertThat(checking.last().orElseThrow().isBalanced()).isFalse();
    assertThat(unbalanced()).isEqualTo(1);
  }

  @Test
  void whoAsksBeforeTheJobOfTheLastIsClosedGetsOneOfItsOwn() {
    checking.ask(Actor.system());
    String first = job();
    work.run(first);
    // Its job is closed by the runner, a moment later.
    checking.ask(Actor.system());
    assertThat(checking.isUnderWay()).isTrue();
    assertThat(jobs()).isEqualTo(2);
    owner.update("update job set status = 'DONE' where payload = ?", first);
    work.run(first);
    assertThat(checking.isUnderWay()).isTrue();

    work.run(job());
    assertThat(checking.isUnderWay()).isFalse();
  }

  @Test
  void whatIsGivenUpHasEndedAndCanBeAskedForAgain() {
    checking.ask(Actor.system());
    work.run(job());
    owner.update("update job set status = 'DONE'");
    CheckingBooks.Check last = checking.last().orElseThrow();
    assertThat(checking.isLastGivenUp()).isFalse();

    world.clock.pass(Duration.ofMinutes(1));
    checking.ask(Actor.system());
    String dead = job();
    work.giveUp(dead, "the disk is full");
    work.giveUp(dead, "the disk is full");
    assertThat(checking.isUnderWay()).isFalse();
    assertThat(checking.isLastGivenUp()).isTrue();
    assertThat(checking.last()).as("it says nothing of the books").contains(last);

    world.clock.pass(Duration.ofMinutes(1));
    checking.ask(Actor.system());
    assertThat(checking.isUnderWay()).isTrue();
    work.run(job());
    assertThat(checking.isLastGivenUp()).isFalse();
    assertThat(checks()).isEqualTo(3);
  }

  /** What the job is told that was added last. */
  private String job() {
    return owner
        .first(
            "select payload from job where kind = 'books-check' and status = 'OPEN'"
                + " order by id desc limit 1",
            row -> row.getString(1))
        .orElseThrow();
  }

  private long unbalanced() {
    return new OperatorQueues(world.database.admin(), world.clock)
        .all().stream()
            .filter(waiting -> waiting.queue() == OperatorQueues.Queue.BOOKS)
            .mapToLong(OperatorQueues.Waiting::count)
            .sum();
  }

  private long checks() {
    return owner.first("select count(*) from books_check", row -> row.getLong(1)).orElseThrow();
  }

  private long jobs() {
    return owner
        .first(
            "select count(*) from job where kind = 'books-check' and status = 'OPEN'",
            row -> row.getLong(1))
        .orElseThrow();
  }
}
