package io.kyodaku.ledger;

import io.kyodaku.job.JobHandler;
import io.kyodaku.log.Actor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Has the books added up once a day, whether anybody asks or not. */
@Dependent
public class AskingForBooks implements JobHandler {

  private final CheckingBooks checking;

  @Inject
  public AskingForBooks(CheckingBooks checking) {
    this.checking = checking;
  }

  @Override
  public String kind() {
    return "books-daily";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofDays(1));
  }

  @Override
  public void run(String payload) {
    checking.ask(Actor.system());
  }
}
