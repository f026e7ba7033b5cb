package io.kyodaku.portal.rightsholder;

import io.kyodaku.log.Actor;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.TenantAccess;
import io.kyodaku.security.TenantViewHandler;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Where a rightsholder's page works: for which tenant, for whom, and where it leads. */
@Named
@RequestScoped
public class TenantDesk {

  @Inject private TenantAccess access;
  @Inject private CurrentCaller caller;

  TenantId tenant() {
    return access.tenant();
  }

  UUID account() {
    return caller.person().accountId();
  }

  Actor actor() {
    return Actor.account(account());
  }

  String email() {
    return caller.person().email();
  }

  /** Whether the page may show what is there for this right alone. */
  boolean has(Right right) {
    return right.isOf(access.role());
  }

  /**
   * Whether a form is there: shown to those who have the right, but read from whoever posts it, so
   * that a post without the right is refused and not merely overlooked.
   */
  public boolean offers(String right) {
    return isReading() || has(Right.valueOf(right));
  }

  /**
   * Whether a post is being read: what the page no longer shows was pressed while it still did, and
   * its use case says what became of that.
   */
  public boolean isReading() {
    PhaseId phase = FacesContext.getCurrentInstance().getCurrentPhaseId();
    return !PhaseId.RENDER_RESPONSE.equals(phase);
  }

  /**
   * Asked first in every action: what is not shown to a member can still be posted. Without the
   * right nothing happens, and the answer is 403.
   */
  boolean lacks(Right right) {
    if (has(right)) {
      return false;
    }
    refuse(HttpServletResponse.SC_FORBIDDEN);
    return true;
  }

  /**
   * @param view of this tenant, with its query
   */
  void goTo(String view) {
    Going.to(path(view));
  }

  /** The page's forms keep what is chosen in the address, and come back to it. */
  void stayAt(String query) {
    TenantViewHandler.keepQuery(FacesContext.getCurrentInstance(), query);
  }

  String path(String view) {
    return "/t/" + access.getSlug() + "/" + view;
  }

  /** Ends the request: what the address names is not this tenant's, or not there at all. */
  void notFound() {
    refuse(HttpServletResponse.SC_NOT_FOUND);
  }

  private static void refuse(int status) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().responseSendError(status, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }
}
