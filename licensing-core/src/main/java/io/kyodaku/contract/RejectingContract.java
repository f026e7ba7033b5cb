package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
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

/** An operator declines what an owner signed, with a reason; what was in force stays in force. */
@Dependent
public class RejectingContract {

  private static final int REASON_LENGTH = 1_000;

  private final SignedVersions versions;
  private final Sql admin;
  private final Clock clock;

  @Inject
  RejectingContract(
      SignedVersions versions, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.versions = versions;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Rejected() implements Outcome {}

  public record NotFound() implements Outcome {}

  /** It isn't signed, or was decided about already. */
  public record NotSigned(ContractStatus status) implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * @param operator the account of an admin, checked by the caller
   * @param typed several lines of at most 1,000 characters, which the owner reads
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome reject(UUID operator, UUID versionId, @Nullable String typed) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typed, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    Optional<SignedVersions.Version> found = versions.lock(versionId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    SignedVersions.Version version = found.get();
    if (version.status() != ContractStatus.SIGNED) {
      return new NotSigned(version.status());
    }
    versions.reject(versionId, reason, clock.instant());
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(operator),
                AuditAction.CONTRACT_REJECTED,
                version.tenant(),
                versionId,
                reason,
                clock));
    return new Rejected();
  }
}
