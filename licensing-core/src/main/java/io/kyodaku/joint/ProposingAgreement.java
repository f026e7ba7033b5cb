package io.kyodaku.joint;

import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.TextFault;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An owner proposes to another that something of each may appear together. The other's is found as
 * the catalogue has it; nothing follows until it has accepted.
 */
@Dependent
public class ProposingAgreement {

  /** For so long it may be answered. */
  public static final Duration ANSWER_WITHIN = Duration.ofDays(30);

  /** That may wait at once, of one proposer. */
  public static final int WAITING_AT_MOST = 20;

  /** Others are told of each. */
  public static final int A_DAY_AT_MOST = 40;

  private final Sql rows;
  private final CatalogSides sides;
  private final Clock clock;

  @Inject
  public ProposingAgreement(
      @DatabaseRole(Kind.TENANT) DataSource rows, CatalogSides sides, Clock clock) {
    this.rows = new Sql(rows);
    this.sides = sides;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Proposed(UUID id) implements Outcome {}

  /** What it would be; nothing is written. */
  public record Seen(JointAgreement agreement) implements Outcome {}

  /** One of this pair waits already, which can be withdrawn. */
  public record WaitsAlready(UUID id) implements Outcome {}

  public record TooMany(int atMost) implements Outcome {}

  /** Only who signs for a rightsholder binds it. */
  public record NotAnOwner() implements Outcome {}

  /** The proposer is not verified. */
  public record NotVerified() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /** The other side of a proposal. */
  private record Wanted(TenantId owner, JointSubject subject, String name) {}

  /** What the proposer brings. */
  private record Own(JointSubject subject, String name) {}

  /**
   * @param account who is signed in
   */
  @TenantScoped
  public Outcome propose(TenantId tenant, UUID account, JointForm form) {
    return read(
        tenant,
        form,
        (connection, proposal, now) -> propose(connection, tenant, account, proposal, now));
  }

  /** What would be proposed, checked as if it were. */
  @TenantScoped
  public Outcome see(TenantId tenant, JointForm form) {
    Outcome seen = read(tenant, form, (connection, proposal, now) -> seen(tenant, proposal, now));
    return seen instanceof Seen(JointAgreement agreement)
        ? new Seen(sides.named(List.of(agreement)).getFirst())
        : seen;
  }

  /** All that is proposed, found right. */
  private record Proposal(Own own, Wanted wanted, JointProposal terms) {}

  /** What to do with it. */
  @FunctionalInterface
  private interface Step {
    Outcome on(Connection connection, Proposal proposal, Instant now) throws SQLException;
  }

  private Outcome read(TenantId tenant, JointForm form, Step step) {
    Instant now = clock.instant();
    FieldErrors errors = new FieldErrors();
    JointProposal terms = JointProposal.read(errors, form, now);
    Optional<ListedAsset> listed = WireId.ASSET.parse(form.with()).flatMap(sides::listed);
    Optional<UUID> workOfOwn =
        JointSubject.parse(form.own())
            .flatMap(own -> own.wholeWork() ? Optional.of(own.id()) : sides.workOf(own.id()));
    return rows.result(
        connection -> {
          Optional<Own> own = own(connection, tenant, form, errors);
          Optional<Wanted> wanted = wanted(tenant, form, listed, errors);
          if (own.isPresent()
              && wanted.isPresent()
              && overlap(own.get().subject(), workOfOwn, wanted.get().subject(), listed)) {
            errors.add("with", JointFault.ON_BOTH_SIDES);
          }
          if (!errors.none() || own.isEmpty() || wanted.isEmpty()) {
            return new Invalid(errors.list());
          }
          return step.on(connection, new Proposal(own.get(), wanted.get(), terms), now);
        });
  }

  private static Optional<Own> own(
      Connection connection, TenantId tenant, JointForm form, FieldErrors errors)
      throws SQLException {
    if (form.own() == null || form.own().isBlank()) {
      errors.add("own", TextFault.MISSING);
      return Optional.empty();
    }
    Optional<JointSubject> subject = JointSubject.parse(form.own());
    if (subject.isPresent()) {
      List<String> name =
          Sql.list(
              connection,
              subject.get().wholeWork()
                  ? "select title from work where tenant_id = ? and id = ?"
                  : "select coalesce((select name from asset a where a.id = c.asset_id), '') from"
                      + " ownership_claim c where c.tenant_id = ? and c.asset_id = ? and"
                      + " c.status = 'LIVE'",
              row -> row.getString(1),
              tenant,
              subject.get().id());
      if (!name.isEmpty()) {
        return Optional.of(new Own(subject.get(), name.getFirst()));
      }
    }
    errors.add("own", JointFault.NOTHING_OF_YOURS);
    return Optional.empty();
  }

  private static Optional<Wanted> wanted(
      TenantId tenant, JointForm form, Optional<ListedAsset> listed, FieldErrors errors) {
    if (form.with() == null || form.with().isBlank()) {
      errors.add("with", TextFault.MISSING);
      return Optional.empty();
    }
    if (listed.isEmpty()) {
      errors.add("with", JointFault.NOT_IN_THE_CATALOGUE);
      return Optional.empty();
    }
    ListedAsset found = listed.get();
    if (found.tenantId().equals(tenant)) {
      errors.add("with", JointFault.YOURS_TOO);
      return Optional.empty();
    }
    return Optional.of(
        form.wholeWork()
            ? new Wanted(found.tenantId(), new JointSubject(true, found.workId()), found.ownWork())
            : new Wanted(found.tenantId(), new JointSubject(false, found.id()), found.ownName()));
  }

  /** One asset twice, or an asset and all of the work that it is of. */
  private static boolean overlap(
      JointSubject own,
      Optional<UUID> workOfOwn,
      JointSubject wanted,
      Optional<ListedAsset> listed) {
    return (own.wholeWork() || wanted.wholeWork())
        ? workOfOwn.equals(listed.map(ListedAsset::workId))
        : own.equals(wanted);
  }

  private static Outcome seen(TenantId tenant, Proposal proposal, Instant now) {
    JointProposal terms = proposal.terms();
    return new Seen(
        new JointAgreement(
            Ids.next(),
            tenant,
            proposal.wanted().owner(),
            proposal.own().subject(),
            proposal.wanted().subject(),
            terms.ownBps(),
            terms.uses(),
            terms.territories(),
            terms.zone(),
            Optional.ofNullable(terms.startsAt()),
            Optional.ofNullable(terms.endsAt()),
            terms.note(),
            JointStatus.PROPOSED,
            now,
            now.plus(ANSWER_WITHIN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Map.of()));
  }

  private Outcome propose(
      Connection connection, TenantId tenant, UUID account, Proposal proposal, Instant now)
      throws SQLException {
    if (!JointRows.maySign(connection, account)) {
      return new NotAnOwner();
    }
    JointRows.queue(connection, tenant.value().toString());
    Optional<Outcome> refused = refused(connection, tenant, proposal.own(), proposal.wanted(), now);
    if (refused.isPresent()) {
      return refused.get();
    }
    UUID id = Ids.next();
    JointRows.insert(
        connection,
        id,
        tenant,
        account,
        proposal.own().subject(),
        proposal.wanted().owner(),
        proposal.wanted().subject(),
        proposal.terms(),
        now,
        now.plus(ANSWER_WITHIN));
    JointRows.audit(
        connection,
        account,
        AuditAction.JOINT_PROPOSED,
        tenant,
        id,
        proposal.own().name() + " · " + proposal.wanted().name(),
        clock);
    return new Proposed(id);
  }

  private static Optional<Outcome> refused(
      Connection connection, TenantId tenant, Own own, Wanted wanted, Instant now)
      throws SQLException {
    boolean verified =
        !Sql.list(
                connection,
                "select 1 from tenant where id = ? and status = 'VERIFIED'",
                row -> row.getInt(1),
                tenant)
            .isEmpty();
    if (!verified) {
      return Optional.of(new NotVerified());
    }
    List<JointAgreement> recent =
        Sql.list(
            connection,
            "select "
                + JointAgreement.COLUMNS
                + " from joint_agreement where proposer_id = ? and (status = 'PROPOSED' or"
                + " proposed_at > ?)",
            JointAgreement::read,
            tenant,
            now.minus(Duration.ofDays(1)));
    List<JointAgreement> waiting =
        recent.stream().filter(one -> one.status() == JointStatus.PROPOSED).toList();
    Optional<Outcome> same =
        waiting.stream()
            .filter(
                one ->
                    one.proposed().equals(own.subject())
                        && one.wanted().equals(wanted.subject())
                        && one.other().equals(wanted.owner()))
            .findFirst()
            .map(one -> new WaitsAlready(one.id()));
    if (same.isPresent()) {
      return same;
    }
    if (waiting.size() >= WAITING_AT_MOST) {
      return Optional.of(new TooMany(WAITING_AT_MOST));
    }
    Instant dayAgo = now.minus(Duration.ofDays(1));
    long today = recent.stream().filter(one -> one.proposedAt().isAfter(dayAgo)).count();
    return today >= A_DAY_AT_MOST ? Optional.of(new TooMany(A_DAY_AT_MOST)) : Optional.empty();
  }
}
