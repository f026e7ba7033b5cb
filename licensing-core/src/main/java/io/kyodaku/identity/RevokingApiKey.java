package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** Ends a key, on every node within a second. */
@Dependent
public class RevokingApiKey {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public RevokingApiKey(@DatabaseRole(DatabaseRole.Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    REVOKED,
    /** The owner has no such live key. */
    UNKNOWN
  }

  /**
   * @param actor has been checked to speak for the owner
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome revoke(Actor actor, KeyKind kind, UUID ownerId, UUID keyId) {
    int revoked =
        admin.update(
            "update api_key set revoked_at = ? where id = ? and kind = ? and owner_id = ?"
                + " and revoked_at is null",
            clock.instant(),
            keyId,
            kind,
            ownerId);
    if (revoked == 0) {
      return Outcome.UNKNOWN;
    }
    admin.run(
        connection ->
            Audit.record(
                connection,
                actor,
                AuditAction.API_KEY_REVOKED,
                kind == KeyKind.RIGHTSHOLDER ? new TenantId(ownerId) : null,
                keyId,
                "",
                clock));
    return Outcome.REVOKED;
  }
}
