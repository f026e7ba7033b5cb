package io.kyodaku.portal.admin;

import io.kyodaku.ledger.CheckingBooks;
import io.kyodaku.log.Actor;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Whether the books balanced when they were added up last, and a way to have it done anew. */
@Named
@RequestScoped
public class TrialBalancePage {

  @Inject private CheckingBooks checking;
  @Inject private CurrentCaller caller;
  private @Nullable Boolean underWay;
  private CheckingBooks.@Nullable Check last;

  /** Asked before the last is read: what ends between the two is shown, and not waited for. */
  public boolean isUnderWay() {
    if (underWay == null) {
      underWay = checking.isUnderWay();
    }
    return underWay;
  }

  public CheckingBooks.@Nullable Check getLast() {
    if (last == null) {
      last = checking.last().orElse(null);
    }
    return last;
  }

  public boolean isGivenUp() {
    return !isUnderWay() && checking.isLastGivenUp();
  }

  public void check() {
    checking.ask(Actor.account(caller.person().accountId()));
    Going.to("/admin/trial-balance?done=booksAsked");
  }
}
