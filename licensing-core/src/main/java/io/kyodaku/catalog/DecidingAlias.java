package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.TextFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator decides about a name that waits because another owner has it: it becomes live beside
 * the other's, or is rejected with a reason. The one that was live stays live either way.
 */
@Dependent
public class DecidingAlias {

  private static final int REASON_LENGTH = 1_000;

  private final Sql admin;
  private final Clock clock;

  @Inject
  DecidingAlias(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What the operator says. */
  public sealed interface Verdict {

    record Approve() implements Verdict {}

    /**
     * @param reason several lines of at most 1,000 characters, which the owner is sent
     */
    record Reject(@Nullable String reason) implements Verdict {}
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Decided(AliasStatus status) implements Outcome {}

  public record NotFound() implements Outcome {}

  /** It doesn't wait, or no longer. */
  public record NotPending(AliasStatus status) implements Outcome {}

  /** Its owner disputes the asset whose name it collides with; settling that decides it. */
  public record Disputed(UUID conflictId) implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  private record Waiting(TenantId tenant, String language, String text, AliasStatus status) {}

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome decide(UUID operator, UUID aliasId, Verdict verdict) {
    FieldErrors errors = new FieldErrors();
    String reason = reason(errors, verdict);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    Optional<Waiting> found = lock(aliasId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    Waiting alias = found.get();
    if (alias.status() != AliasStatus.PENDING) {
      return new NotPending(alias.status());
    }
    Optional<UUID> conflict = disputed(aliasId);
    if (conflict.isPresent()) {
      return new Disputed(conflict.get());
    }
    AliasStatus to =
        switch (verdict) {
          case Verdict.Approve approve -> AliasStatus.LIVE;
          case Verdict.Reject reject -> AliasStatus.REJECTED;
        };
    admin.update(
        "update alias set status = ?, approved_at = ?, version = version + 1 where id = ?",
        to,
        to == AliasStatus.LIVE ? clock.instant() : null,
        aliasId);
    AuditAction action =
        to == AliasStatus.LIVE ? AuditAction.ALIAS_APPROVED : AuditAction.ALIAS_REJECTED;
    String detail = alias.language() + ":" + alias.text() + (reason.isEmpty() ? "" : "\n" + reason);
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(operator),
                action,
                alias.tenant(),
                aliasId,
                detail,
                clock));
    return new Decided(to);
  }

  private static String reason(FieldErrors errors, Verdict verdict) {
    if (!(verdict instanceof Verdict.Reject reject)) {
      return "";
    }
    String reason = errors.lines("reason", reject.reason(), REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    return reason;
  }

  /**
   * The open conflict between its owner and the owner of what it collides with, if there is one.
   */
  private Optional<UUID> disputed(UUID aliasId) {
    return admin.first(
        """
        select c.id from alias w
        join alias l on l.match_key = w.match_key and l.status = 'LIVE' and l.tenant_id <> w.tenant_id
        join ownership_conflict c on c.asset_id = l.asset_id and c.status <> 'SETTLED'
        join conflict_party p on p.conflict_id = c.id and p.tenant_id = w.tenant_id
        where w.id = ? order by c.id limit 1
        """,
        row -> row.getObject(1, UUID.class),
        aliasId);
  }

  /** After all aliases, as everybody locks them, and so that nobody waits for the other. */
  private Optional<Waiting> lock(UUID aliasId) {
    admin.list(
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.alias', 0)) is null",
        row -> row.getBoolean(1));
    return admin.first(
        "select tenant_id, language, text, status from alias where id = ? for update",
        row ->
            new Waiting(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("language"),
                row.getString("text"),
                AliasStatus.valueOf(row.getString("status"))),
        aliasId);
  }
}
