package io.kyodaku.security;

import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.MemberRole;
import io.kyodaku.tenant.Membership;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The tenant that this request's address names, as a membership of the person who is signed in:
 * {@code #{tenantAccess}} on pages. It comes from the address of each request and is never kept in
 * the session, so two tabs can work for two tenants.
 */
@Named
@RequestScoped
public class TenantAccess {

  private static final String ATTRIBUTE = Membership.class.getName();

  @Inject private HttpServletRequest request;

  static void put(HttpServletRequest request, Membership membership) {
    request.setAttribute(ATTRIBUTE, membership);
  }

  static Optional<Membership> of(Object request) {
    return request instanceof HttpServletRequest http
            && http.getAttribute(ATTRIBUTE) instanceof Membership membership
        ? Optional.of(membership)
        : Optional.empty();
  }

  /**
   * @throws IllegalStateException on a page that is not a tenant's
   */
  public Membership membership() {
    return of(request).orElseThrow(() -> new IllegalStateException("this address names no tenant"));
  }

  public TenantId tenant() {
    return membership().tenant();
  }

  /** What the reader may do; of a tenant that has closed that is less than it was. */
  public MemberRole role() {
    MemberRole role = membership().role();
    return membership().status() == TenantStatus.CLOSED ? role.afterClosing() : role;
  }

  public String getSlug() {
    return membership().slug();
  }

  public String getName() {
    return membership().name();
  }

  public boolean isMayEditCatalog() {
    return role().mayEditCatalog();
  }

  public boolean isMaySign() {
    return role().maySign();
  }

  public boolean isMayManageMoney() {
    return role().mayManageMoney();
  }
}
