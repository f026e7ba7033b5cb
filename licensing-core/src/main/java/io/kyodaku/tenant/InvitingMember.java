package io.kyodaku.tenant;

import io.kyodaku.identity.ContactFields;
import io.kyodaku.identity.MailSecret;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody by mail to join. The same happens whether or not the address has an account, so
 * that the inviter does not learn of it. A newer invitation of the same address replaces the older.
 * Each is a mail to somebody who did not ask for it, so they are bounded: by day for a rightsholder
 * and for an inviter in all of theirs, and more narrowly while nobody has looked at who applied.
 */
@Dependent
public class InvitingMember {

  private static final Duration LIFE = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int UNTIL_VERIFIED = 5;

  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(InvitingMember.class);

  @Inject
  public InvitingMember(
      @DatabaseRole(Kind.ADMIN) DataSource admin, PortalAddress portal, Clock clock) {
    this.admin = new Sql(admin);
    this.portal = portal;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Invited(String email) implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome invite(
      UUID inviter, TenantId tenant, @Nullable String typedEmail, @Nullable String typedRole) {
    FieldErrors errors = new FieldErrors();
    String email = ContactFields.email(errors, "email", typedEmail);
    Optional<MemberRole> role = errors.choice("role", typedRole, MemberRole.class);
    Instant now = clock.instant();
    if (errors.none()) {
      hold(tenant.value());
      hold(inviter);
      bound(errors, inviter, tenant, email, now);
    }
    if (!errors.none() || role.isEmpty()) {
      return new Outcome.Invalid(errors.list());
    }
    admin.update(
        "update invitation set ended_at = ? where tenant_id = ? and email_key = lower(?)"
            + " and ended_at is null",
        now,
        tenant,
        email);
    UUID id = Ids.next();
    String secret = MailSecret.next();
    admin.update(
        "insert into invitation (id, tenant_id, email, role, hash, invited_by, created_at,"
            + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        tenant,
        email,
        role.get(),
        MailSecret.hash(secret),
        inviter,
        now,
        now.plus(LIFE));
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(inviter),
                AuditAction.MEMBER_INVITED,
                tenant,
                id,
                "as " + role.get(),
                clock));
    send(inviter, tenant, email, portal.link("/join?token=" + secret));
    return new Outcome.Invited(email);
  }

  /** One after another: who counts must see what others have just sent. */
  private void hold(UUID of) {
    admin.first(
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.invitation.' || ?, 0))",
        row -> true,
        of.toString());
  }

  private void bound(FieldErrors errors, UUID inviter, TenantId tenant, String email, Instant now) {
    TenantStatus status = status(tenant);
    if (status.isOver()) {
      errors.add("email", TenantFault.INVITES_NOBODY);
    } else if (isMember(tenant, email)) {
      errors.add("email", TenantFault.IS_A_MEMBER);
    } else if (askedFor(tenant, now) >= Team.INVITATIONS_AT_MOST
        || askedBy(inviter, now) >= Team.INVITATIONS_AT_MOST) {
      errors.add("email", TenantFault.TOO_MANY_INVITATIONS, Team.INVITATIONS_AT_MOST);
    } else if (status != TenantStatus.VERIFIED && notAccepted(tenant, now) >= UNTIL_VERIFIED) {
      errors.add("email", TenantFault.TOO_MANY_UNTIL_VERIFIED, UNTIL_VERIFIED);
    }
  }

  private TenantStatus status(TenantId tenant) {
    return admin
        .first(
            "select status from tenant where id = ?",
            row -> TenantStatus.valueOf(row.getString("status")),
            tenant)
        .orElseThrow();
  }

  private boolean isMember(TenantId tenant, String email) {
    return admin
        .first(
            "select 1 from member m join account a on a.id = m.account_id"
                + " where m.tenant_id = ? and a.email_key = lower(?)",
            row -> true,
            tenant,
            email)
        .isPresent();
  }

  /** In the last day, those that were answered or taken back included: each is a mail. */
  private long askedFor(TenantId tenant, Instant now) {
    return admin
        .first(
            "select count(*) from invitation where tenant_id = ? and created_at > ?",
            row -> row.getLong(1),
            tenant,
            now.minus(DAY))
        .orElseThrow();
  }

  /** The same, for whichever rightsholder. */
  private long askedBy(UUID inviter, Instant now) {
    return admin
        .first(
            "select count(*) from invitation where invited_by = ? and created_at > ?",
            row -> row.getLong(1),
            inviter,
            now.minus(DAY))
        .orElseThrow();
  }

  /** As long as a link lives; one that was taken back was a mail too. */
  private long notAccepted(TenantId tenant, Instant now) {
    return admin
        .first(
            "select count(*) from invitation where tenant_id = ? and created_at > ? and accepted_by"
                + " is null",
            row -> row.getLong(1),
            tenant,
            now.minus(LIFE))
        .orElseThrow();
  }

  /** In the language of the address's account, else in the rightsholder's. */
  private void send(UUID inviter, TenantId tenant, String email, String link) {
    Letter letter =
        admin
            .first(
                "select t.name as tenant, i.name as inviter, coalesce((select a.language from"
                    + " account a where a.email_key = lower(?)), t.language) as language"
                    + " from tenant t, account i where t.id = ? and i.id = ?",
                row ->
                    new Letter(
                        row.getString("inviter"),
                        row.getString("tenant"),
                        row.getString("language")),
                email,
                tenant,
                inviter)
            .orElseThrow();
    admin.run(
        connection ->
            texts.send(
                connection,
                email,
                letter.language(),
                "member-invited",
                clock,
                letter.inviter(),
                letter.tenant(),
                link));
  }

  private record Letter(String inviter, String tenant, String language) {}
}
