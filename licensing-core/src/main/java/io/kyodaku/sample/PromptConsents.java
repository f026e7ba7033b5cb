package io.kyodaku.sample;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** A creator agrees that some of its prompts are kept for a while, and takes that back. */
@Dependent
public class PromptConsents {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public PromptConsents(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  public boolean isGiven(UUID creatorId) {
    return admin
        .first("select since from prompt_consent where creator_id = ?", row -> true, creatorId)
        .isPresent();
  }

  /** From now on; again is as once. */
  public void give(UUID creatorId) {
    admin.update(
        "insert into prompt_consent (creator_id, since) values (?, ?) on conflict do nothing",
        creatorId,
        clock.instant());
  }

  /** With the consent goes all that was kept by it. */
  public void takeBack(UUID creatorId) {
    admin.update("delete from prompt_consent where creator_id = ?", creatorId);
  }
}
