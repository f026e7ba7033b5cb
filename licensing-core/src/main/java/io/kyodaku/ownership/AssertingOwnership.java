package io.kyodaku.ownership;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A rightsholder says that it owns a part of an asset, and why. Nothing follows until an operator
 * has admitted that; so nobody can stop another's licences by asserting.
 */
@Dependent
public class AssertingOwnership {

  /** That may wait at once, of one rightsholder. */
  public static final int WAITING_AT_MOST = 20;

  private final Sql rows;
  private final Published published;
  private final Clock clock;

  @Inject
  public AssertingOwnership(
      @DatabaseRole(Kind.TENANT) DataSource rows, Published published, Clock clock) {
    this.rows = new Sql(rows);
    this.published = published;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It waits for an operator. */
  public record Waits(UUID assertionId) implements Outcome {}

  /** One about this asset waits already. */
  public record WaitsAlready() implements Outcome {}

  public record TooMany(int atMost) implements Outcome {}

  public record NotFound() implements Outcome {}

  public record Withdrawn() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  @TenantScoped
  public Outcome assertShare(TenantId tenant, UUID account, UUID assetId, AssertedShare.Form form) {
    FieldErrors errors = new FieldErrors();
    AssertedShare share = AssertedShare.read(errors, form);
    Optional<String> asset = published.asset(assetId);
    if (asset.isEmpty()) {
      return new NotFound();
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    List<UUID> waiting =
        rows.list(
            "select asset_id from ownership_assertion where tenant_id = ? and status = 'WAITING'",
            row -> row.getObject(1, UUID.class),
            tenant);
    if (waiting.contains(assetId)) {
      return new WaitsAlready();
    }
    if (waiting.size() >= WAITING_AT_MOST) {
      return new TooMany(WAITING_AT_MOST);
    }
    UUID id = Ids.next();
    rows.run(
        connection -> {
          AssertionRows.insert(connection, id, tenant, account, assetId, share, clock.instant());
          Audit.record(
              connection,
              Actor.account(account),
              AuditAction.OWNERSHIP_ASSERTED,
              tenant,
              id,
              asset.get(),
              clock);
        });
    return new Waits(id);
  }

  /** Takes back what no operator has decided yet. */
  @TenantScoped
  public Outcome withdraw(TenantId tenant, UUID account, UUID assertionId) {
    int changed =
        rows.update(
            "update ownership_assertion set status = 'WITHDRAWN', decided_at = ?"
                + " where id = ? and tenant_id = ? and status = 'WAITING'",
            clock.instant(),
            assertionId,
            tenant);
    if (changed == 0) {
      return new NotFound();
    }
    rows.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(account),
                AuditAction.ASSERTION_WITHDRAWN,
                tenant,
                assertionId,
                "",
                clock));
    return new Withdrawn();
  }
}
