package io.kyodaku.tenant;

import io.kyodaku.mail.MailTexts;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Tells a tenant's owners by mail what was decided, in the transaction that decides it. */
@Dependent
public class TellingMembers {

  private final Memberships memberships;
  private final Sql admin;
  private final PortalAddress portal;
  private final Clock clock;

  @Inject
  public TellingMembers(
      Memberships memberships,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      PortalAddress portal,
      Clock clock) {
    this.memberships = memberships;
    this.admin = new Sql(admin);
    this.portal = portal;
    this.clock = clock;
  }

  private record Named(String name, String slug) {}

  /**
   * The text gets the owner's name, the tenant's name, the page, and what more there is to say.
   *
   * @param teller beside whose class its mail texts stand
   * @param view the page of the tenant that the mail leads to, with its query
   */
  public void tellOwners(
      TenantId tenant, Class<?> teller, String text, String view, Object... more) {
    Named named =
        admin
            .first(
                "select name, slug from tenant where id = ?",
                row -> new Named(row.getString("name"), row.getString("slug")),
                tenant)
            .orElseThrow();
    tell(tenant, named, TellingMembers::isOwner, new MailTexts(teller), text, view, List.of(more));
  }

  /** How it stands, and the reason; the entity may not be written yet. */
  void tellOwners(Tenant tenant, String text) {
    tellStanding(tenant, text, TellingMembers::isOwner);
  }

  /** The same to everybody who belongs to it. */
  void tellEverybody(Tenant tenant, String text) {
    tellStanding(tenant, text, member -> true);
  }

  private static boolean isOwner(Memberships.Member member) {
    return member.role() == MemberRole.OWNER;
  }

  private void tellStanding(Tenant tenant, String text, Predicate<Memberships.Member> whom) {
    tell(
        tenant.id(),
        new Named(tenant.name(), tenant.slug()),
        whom,
        new MailTexts(TellingMembers.class),
        text,
        "",
        List.of(tenant.statusReason().orElse("")));
  }

  private void tell(
      TenantId tenant,
      Named named,
      Predicate<Memberships.Member> whom,
      MailTexts texts,
      String text,
      String view,
      List<Object> more) {
    String page = portal.link("/t/" + named.slug() + "/" + view);
    memberships.members(tenant).stream()
        .filter(whom)
        .forEach(
            owner -> {
              List<Object> arguments = new ArrayList<>(List.of(owner.name(), named.name(), page));
              arguments.addAll(more);
              admin.run(
                  connection ->
                      texts.send(
                          connection,
                          owner.email(),
                          owner.language(),
                          text,
                          clock,
                          arguments.toArray()));
            });
  }
}
