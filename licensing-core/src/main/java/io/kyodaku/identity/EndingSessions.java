package io.kyodaku.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** Signs an account out everywhere: every session that was opened until now ends. */
@Dependent
public class EndingSessions {

  private final AccountChange change;

  @Inject
  EndingSessions(AccountChange change) {
    this.change = change;
  }

  public void endAll(UUID accountId) {
    change.signOutEverywhere(accountId);
  }
}
