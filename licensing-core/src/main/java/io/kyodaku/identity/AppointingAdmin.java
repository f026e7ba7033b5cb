package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Makes a person an operator: the one whose address the installation's configuration names, once
 * they have set a password through a link in its mail. The password of a sign-up is not enough,
 * because anybody may have chosen it; who has confirmed with it is sent such a link, once.
 */
@Dependent
public class AppointingAdmin {

  private static final String CANDIDATE =
      " where email_key = lower(?) and not admin and confirmed_at is not null";

  private final MailTokens tokens;
  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(AppointingAdmin.class);

  @Inject
  AppointingAdmin(
      MailTokens tokens,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      PortalAddress portal,
      Clock clock) {
    this.tokens = tokens;
    this.admin = new Sql(admin);
    this.portal = portal;
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    APPOINTED,
    /** A link to set a password is on its way. */
    PASSWORD_ASKED_FOR,
    /** Nobody with this address, or it is not confirmed, has its link, or is an operator. */
    NOTHING_TO_DO
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome appoint(String email) {
    Optional<UUID> appointed =
        admin.first(
            "update account set admin = true, version = version + 1"
                + CANDIDATE
                + " and password_by_mail returning id",
            row -> row.getObject("id", UUID.class),
            email.strip());
    if (appointed.isEmpty()) {
      return askForPassword(email);
    }
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.system(),
                AuditAction.ADMIN_APPOINTED,
                null,
                appointed.get(),
                "",
                clock));
    return Outcome.APPOINTED;
  }

  private Outcome askForPassword(String email) {
    Optional<Asked> asked =
        admin.first(
            "select id, email, language, name from account a"
                + CANDIDATE
                + " and not exists (select from mail_token t where t.account_id = a.id"
                + " and t.purpose = ?) for update",
            row ->
                new Asked(
                    row.getObject("id", UUID.class),
                    row.getString("email"),
                    row.getString("language"),
                    row.getString("name")),
            email.strip(),
            MailTokens.Purpose.RESET_PASSWORD);
    if (asked.isEmpty()) {
      return Outcome.NOTHING_TO_DO;
    }
    Asked person = asked.get();
    String token =
        tokens.issue(person.accountId(), MailTokens.Purpose.RESET_PASSWORD, clock.instant());
    String link = portal.link("/reset-password?token=" + token);
    admin.run(
        connection ->
            texts.send(
                connection,
                person.email(),
                person.language(),
                "operator",
                clock,
                person.name(),
                link));
    return Outcome.PASSWORD_ASKED_FOR;
  }

  private record Asked(UUID accountId, String email, String language, String name) {}
}
