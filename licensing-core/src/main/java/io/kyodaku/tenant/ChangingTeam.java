package io.kyodaku.tenant;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A member gets another role or leaves, and is told by mail. The last owner stays one: changes of
 * one team come one after the other, so that two owners can't both be the one who leaves.
 */
@Dependent
public class ChangingTeam {

  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(ChangingTeam.class);

  @Inject
  public ChangingTeam(
      @DatabaseRole(Kind.ADMIN) DataSource admin, PortalAddress portal, Clock clock) {
    this.admin = new Sql(admin);
    this.portal = portal;
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    CHANGED,
    LAST_OWNER,
    /** No such member, or it is so already. */
    UNKNOWN
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome changeRole(UUID by, TenantId tenant, UUID accountId, MemberRole role) {
    Optional<Found> found = hold(tenant, accountId);
    if (found.isEmpty() || found.get().role() == role) {
      return Outcome.UNKNOWN;
    }
    if (found.get().isLastOwner()) {
      return Outcome.LAST_OWNER;
    }
    admin.update(
        "update member set role = ? where tenant_id = ? and account_id = ?",
        role,
        tenant,
        accountId);
    if (role != MemberRole.OWNER) {
      endInvitations(tenant, accountId);
    }
    audit(
        by, tenant, accountId, AuditAction.MEMBER_ROLE_CHANGED, found.get().role() + " -> " + role);
    tell(found.get(), "member-role-changed");
    return Outcome.CHANGED;
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome remove(UUID by, TenantId tenant, UUID accountId) {
    Optional<Found> found = hold(tenant, accountId);
    if (found.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    if (found.get().isLastOwner()) {
      return Outcome.LAST_OWNER;
    }
    admin.update("delete from member where tenant_id = ? and account_id = ?", tenant, accountId);
    endInvitations(tenant, accountId);
    audit(by, tenant, accountId, AuditAction.MEMBER_REMOVED, "was " + found.get().role());
    tell(found.get(), "member-removed");
    return Outcome.CHANGED;
  }

  /** Whoever invites no longer has nobody come in its name, itself least of all. */
  private void endInvitations(TenantId tenant, UUID accountId) {
    admin.update(
        "update invitation set ended_at = ? where tenant_id = ? and invited_by = ?"
            + " and ended_at is null",
        clock.instant(),
        tenant,
        accountId);
  }

  private Optional<Found> hold(TenantId tenant, UUID accountId) {
    admin.first(
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.member.' || ?, 0))",
        row -> true,
        tenant.value().toString());
    return admin.first(
        "select m.role, a.email, a.name, a.language, t.name as tenant, t.slug,"
            + " (select count(*) from member o where o.tenant_id = m.tenant_id"
            + " and o.role = 'OWNER') as owners from member m join account a on a.id = m.account_id"
            + " join tenant t on t.id = m.tenant_id where m.tenant_id = ? and m.account_id = ?",
        row ->
            new Found(
                MemberRole.valueOf(row.getString("role")),
                row.getString("email"),
                row.getString("name"),
                row.getString("language"),
                row.getString("tenant"),
                row.getString("slug"),
                row.getInt("owners")),
        tenant,
        accountId);
  }

  private void audit(UUID by, TenantId tenant, UUID accountId, AuditAction action, String detail) {
    admin.run(
        connection ->
            Audit.record(connection, Actor.account(by), action, tenant, accountId, detail, clock));
  }

  private void tell(Found member, String text) {
    admin.run(
        connection ->
            texts.send(
                connection,
                member.email(),
                member.language(),
                text,
                clock,
                member.name(),
                member.tenant(),
                portal.link("/t/" + member.slug() + "/")));
  }

  private record Found(
      MemberRole role,
      String email,
      String name,
      String language,
      String tenant,
      String slug,
      int owners) {

    boolean isLastOwner() {
      return role == MemberRole.OWNER && owners == 1;
    }
  }
}
