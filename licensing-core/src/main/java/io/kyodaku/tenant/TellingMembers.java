package io.kyodaku.tenant;

import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;

/** Tells a tenant's owners by mail how it stands, in the transaction that changes it. */
@Dependent
class TellingMembers {

  private final Memberships memberships;
  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;
  private final MailTexts texts = new MailTexts(TellingMembers.class);

  @Inject
  TellingMembers(
      Memberships memberships,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      PortalAddress portal,
      Clock clock) {
    this.memberships = memberships;
    this.admin = new Sql(admin);
    this.portal = portal;
    this.clock = clock;
  }

  /** The text gets the owner's name, the tenant's name, its page, and the reason. */
  void tellOwners(Tenant tenant, String text) {
    memberships.members(tenant.id()).stream()
        .filter(member -> member.role() == MemberRole.OWNER)
        .forEach(
            owner ->
                admin.run(
                    connection ->
                        texts.send(
                            connection,
                            owner.email(),
                            owner.language(),
                            text,
                            clock,
                            owner.name(),
                            tenant.name(),
                            portal.link("/t/" + tenant.slug() + "/"),
                            tenant.statusReason().orElse(""))));
  }
}
