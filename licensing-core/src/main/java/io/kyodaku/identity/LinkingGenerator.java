package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A creator lets a generator spend its credits, up to a limit, or changes the limit of a link that
 * it has.
 */
@Dependent
public class LinkingGenerator {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public LinkingGenerator(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Linked() implements Outcome {}

    record UnknownGenerator() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param accountId the creator's account, for the audit trail
   * @param limitMicros microcredits; empty for no limit
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome link(UUID accountId, UUID creatorId, UUID generatorId, OptionalLong limitMicros) {
    FieldErrors errors = new FieldErrors();
    if (limitMicros.isPresent() && limitMicros.getAsLong() < 0) {
      errors.add("limit", IdentityFault.LIMIT_BELOW_ZERO);
      return new Outcome.Invalid(errors.list());
    }
    boolean open =
        admin
            .first(
                "select 1 from generator where id = ? and disabled_at is null",
                row -> true,
                generatorId)
            .isPresent();
    if (!open) {
      return new Outcome.UnknownGenerator();
    }
    Long limit = limitMicros.isPresent() ? Long.valueOf(limitMicros.getAsLong()) : null;
    int written =
        admin.update(
            "insert into creator_link (id, creator_id, generator_id, limit_micros, linked_at)"
                + " values (?, ?, ?, ?, ?)"
                + " on conflict (creator_id, generator_id) where unlinked_at is null"
                + " do update set limit_micros = excluded.limit_micros"
                + " where excluded.limit_micros is null"
                + " or creator_link.spent_micros <= excluded.limit_micros",
            Ids.next(),
            creatorId,
            generatorId,
            limit,
            clock.instant());
    if (written == 0) {
      errors.add("limit", IdentityFault.LIMIT_BELOW_SPENT);
      return new Outcome.Invalid(errors.list());
    }
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(accountId),
                AuditAction.GENERATOR_LINKED,
                null,
                generatorId,
                limit == null ? "no limit" : "limit " + limit,
                clock));
    return new Outcome.Linked();
  }
}
