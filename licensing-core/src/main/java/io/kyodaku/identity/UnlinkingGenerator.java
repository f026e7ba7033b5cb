package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** A creator takes a generator's leave back: to that generator the creator no longer exists. */
@Dependent
public class UnlinkingGenerator {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public UnlinkingGenerator(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    UNLINKED,
    WAS_NOT_LINKED
  }

  /**
   * @param accountId the creator's account, for the audit trail
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome unlink(UUID accountId, UUID creatorId, UUID generatorId) {
    int unlinked =
        admin.update(
            "update creator_link set unlinked_at = ? where creator_id = ? and generator_id = ?"
                + " and unlinked_at is null",
            clock.instant(),
            creatorId,
            generatorId);
    if (unlinked == 0) {
      return Outcome.WAS_NOT_LINKED;
    }
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(accountId),
                AuditAction.GENERATOR_UNLINKED,
                null,
                generatorId,
                "",
                clock));
    return Outcome.UNLINKED;
  }
}
