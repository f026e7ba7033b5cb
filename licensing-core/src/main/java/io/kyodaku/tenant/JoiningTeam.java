package io.kyodaku.tenant;

import io.kyodaku.identity.MailSecret;
import io.kyodaku.identity.NewAccount;
import io.kyodaku.identity.OpeningProvenAccount;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Somebody follows the link of an invitation and joins: with the account of the invited address, or
 * with a new one, which the link confirms. Of two who use a link at once, one finds it used.
 */
@Dependent
public class JoiningTeam {

  private static final String OPEN =
      " hash = ? and i.ended_at is null and i.expires_at > ? and t.status <> 'CLOSED'";

  private final OpeningProvenAccount opening;
  private final Memberships memberships;
  private final PortalAddress portal;
  private final Sql admin;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(JoiningTeam.class);

  @Inject
  public JoiningTeam(
      OpeningProvenAccount opening,
      Memberships memberships,
      PortalAddress portal,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      Clock clock) {
    this.opening = opening;
    this.memberships = memberships;
    this.portal = portal;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * What a link is for.
   *
   * @param known whether the address has an account; whoever has the link reads its mail
   */
  public record Offer(
      UUID id,
      TenantId tenant,
      String slug,
      String tenantName,
      String email,
      MemberRole role,
      boolean known) {}

  /** Somebody new as typed. */
  public record Newcomer(
      @Nullable String name, @Nullable String password, String language, boolean agreed) {

    @Override
    public String toString() {
      return "Newcomer";
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Joined(String slug) implements Outcome {}

    /** Used, taken back, older than a week, or never there. */
    record LinkNotValid() implements Outcome {}

    /** The invitation is for another address. */
    record OthersInvitation() implements Outcome {}

    /** The address has an account: it signs in. */
    record SignInFirst() implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  public Optional<Offer> offer(@Nullable String token) {
    return token == null
        ? Optional.empty()
        : admin.first(
            "select i.id, i.tenant_id, t.slug, t.name, i.email, i.role, exists (select from account"
                + " a where a.email_key = i.email_key) as known"
                + " from invitation i join tenant t on t.id = i.tenant_id where"
                + OPEN,
            row ->
                new Offer(
                    row.getObject("id", UUID.class),
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    row.getString("slug"),
                    row.getString("name"),
                    row.getString("email"),
                    MemberRole.valueOf(row.getString("role")),
                    row.getBoolean("known")),
            MailSecret.hash(token),
            clock.instant());
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome join(@Nullable String token, UUID accountId, String email) {
    Optional<Offer> offer = offer(token);
    if (offer.isEmpty()) {
      return new Outcome.LinkNotValid();
    }
    return offer.get().email().equalsIgnoreCase(email)
        ? accept(offer.get(), accountId)
        : new Outcome.OthersInvitation();
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome joinAsNew(@Nullable String token, Newcomer typed) {
    Optional<Offer> offer = offer(token);
    if (offer.isEmpty()) {
      return new Outcome.LinkNotValid();
    }
    FieldErrors errors = new FieldErrors();
    NewAccount person =
        NewAccount.read(
            errors,
            typed.name(),
            offer.get().email(),
            typed.password(),
            typed.language(),
            typed.agreed());
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    return opening
        .open(person)
        .map(accountId -> accept(offer.get(), accountId))
        .orElseGet(Outcome.SignInFirst::new);
  }

  private void tell(Memberships.Member owner, Offer offer) {
    admin.run(
        connection ->
            texts.send(
                connection,
                owner.email(),
                owner.language(),
                "member-joined",
                clock,
                owner.name(),
                offer.tenantName(),
                portal.link("/t/" + offer.slug() + "/team"),
                offer.email()));
  }

  private Outcome accept(Offer offer, UUID accountId) {
    Instant now = clock.instant();
    int used =
        admin.update(
            "update invitation set ended_at = ?, accepted_by = ? where id = ? and ended_at is null",
            now,
            accountId,
            offer.id());
    if (used == 0) {
      return new Outcome.LinkNotValid();
    }
    admin.update(
        "insert into member (tenant_id, account_id, role, since) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        offer.tenant(),
        accountId,
        offer.role(),
        now);
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(accountId),
                AuditAction.MEMBER_JOINED,
                offer.tenant(),
                accountId,
                "as " + offer.role(),
                clock));
    memberships.members(offer.tenant()).stream()
        .filter(
            member -> member.role() == MemberRole.OWNER && !member.accountId().equals(accountId))
        .forEach(owner -> tell(owner, offer));
    return new Outcome.Joined(offer.slug());
  }
}
