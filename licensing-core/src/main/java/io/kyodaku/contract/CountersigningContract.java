package io.kyodaku.contract;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An operator countersigns what an owner signed: it is in force from now on, or from its date on,
 * and then the version before has ended. Licences that were granted under that one keep its terms.
 */
@Dependent
public class CountersigningContract {

  private final SignedVersions versions;
  private final Sql admin;
  private final Clock clock;

  @Inject
  CountersigningContract(
      SignedVersions versions, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.versions = versions;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record InForce(int number, Instant from) implements Outcome {}

  /** It takes force at its date; what is in force goes on until then. */
  public record Agreed(int number, Instant from) implements Outcome {}

  /** Notice runs, and would end this version too. */
  public record EndsBefore(Instant endsAt) implements Outcome {}

  public record NotFound() implements Outcome {}

  /** It isn't signed, or was decided about already. */
  public record NotSigned(ContractStatus status) implements Outcome {}

  /** The tenant was rejected or has closed. */
  public record TenantGone(TenantStatus status) implements Outcome {}

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome countersign(UUID operator, UUID versionId) {
    Optional<SignedVersions.Version> found = versions.lock(versionId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    SignedVersions.Version version = found.get();
    if (version.status() != ContractStatus.SIGNED) {
      return new NotSigned(version.status());
    }
    if (version.tenantStatus().isOver()) {
      return new TenantGone(version.tenantStatus());
    }
    versions.moveToday(version.contractId(), clock);
    Instant now = clock.instant();
    Instant from =
        version
            .startsOn()
            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .filter(now::isBefore)
            .orElse(now);
    Optional<Instant> endsAt = versions.endsAt(version.contractId());
    if (endsAt.isPresent()) {
      // It would end this version too, and whoever signed means to go on.
      return new EndsBefore(endsAt.get());
    }
    if (from.isAfter(now)) {
      versions.agree(version.contractId(), versionId, operator, now, from);
    } else {
      versions.putInForce(version.contractId(), versionId, operator, now);
    }
    note(operator, versionId, version);
    return from.isAfter(now)
        ? new Agreed(version.number(), from)
        : new InForce(version.number(), now);
  }

  private void note(UUID operator, UUID versionId, SignedVersions.Version version) {
    admin.run(
        connection -> {
          LogEntry.of(EntryKind.CONTRACT, versionId, version.documentHash(), clock)
              .append(connection);
          Audit.record(
              connection,
              Actor.account(operator),
              AuditAction.CONTRACT_COUNTERSIGNED,
              version.tenant(),
              versionId,
              "version " + version.number() + ", document " + version.documentHash(),
              clock);
        });
  }
}
