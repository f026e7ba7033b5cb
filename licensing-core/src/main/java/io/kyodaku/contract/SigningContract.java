package io.kyodaku.contract;

import io.kyodaku.consent.Consents;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An owner signs a draft by typing a name under the text that was shown. It is the text, known by
 * its hash, that is signed: when the draft says something else meanwhile, nothing is.
 */
@Dependent
public class SigningContract {

  private final JpaContracts contracts;
  private final Sql rows;
  private final Clock clock;

  @Inject
  SigningContract(JpaContracts contracts, @DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.contracts = contracts;
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /**
   * A signature.
   *
   * @param accountId who is signed in
   * @param typedName one line of at most 200 characters
   * @param shownHash of the text that was shown
   */
  public record Signature(UUID accountId, @Nullable String typedName, @Nullable String shownHash) {}

  /** What became of it. */
  public sealed interface Outcome {}

  public record Signed(Instant at) implements Outcome {}

  /** No such version of this tenant's contract. */
  public record NotFound() implements Outcome {}

  /** Only owners sign. */
  public record NotAnOwner() implements Outcome {}

  public record NotADraft(ContractStatus status) implements Outcome {}

  /** The draft is no longer what was shown; it has to be shown and read again. */
  public record TextChanged() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  @TenantScoped
  public Outcome sign(TenantId tenant, UUID versionId, Signature signature) {
    FieldErrors errors = new FieldErrors();
    String name =
        errors.line("name", signature.typedName(), ContractVersion.SIGNER_NAME_LENGTH_AT_MOST);
    Optional<ContractVersion> found = contracts.lockVersion(versionId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    if (!Signers.maySign(rows, signature.accountId())) {
      return new NotAnOwner();
    }
    ContractVersion version = found.get();
    if (version.status() != ContractStatus.DRAFT) {
      return new NotADraft(version.status());
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    if (!version.documentHash().equals(signature.shownHash())) {
      return new TextChanged();
    }
    Instant now = clock.instant();
    version.sign(signature.accountId(), name, now);
    rows.run(
        connection -> {
          Consents.give(connection, signature.accountId(), tenant, version.text(), clock);
          Audit.record(
              connection,
              Actor.account(signature.accountId()),
              AuditAction.CONTRACT_SIGNED,
              tenant,
              versionId,
              "version " + version.number() + ", document " + version.documentHash(),
              clock);
        });
    return new Signed(now);
  }
}
