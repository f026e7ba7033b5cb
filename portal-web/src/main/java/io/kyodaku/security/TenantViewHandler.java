package io.kyodaku.security;

import io.kyodaku.tenant.Membership;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tenant in every address that a tenant's page writes, its forms' included, so that each
 * tab stays with its tenant. A form that was written for one tenant is not taken for another.
 */
public class TenantViewHandler extends ViewHandlerWrapper {

  private static final String VIEWS = "/rightsholder/";
  private static final String TENANT = "kyodaku.tenant";
  private static final String QUERY = "kyodaku.query";

  public TenantViewHandler(ViewHandler wrapped) {
    super(wrapped);
  }

  /**
   * From now on the page's forms keep this query in their address, so that one that is posted too
   * late leads back to the page with all that was chosen.
   */
  public static void keepQuery(FacesContext context, String query) {
    context.getAttributes().put(QUERY, query);
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    return membership(context)
        .filter(membership -> viewId.startsWith(VIEWS))
        .map(membership -> address(membership.slug(), viewId) + query(context))
        .orElseGet(() -> super.getActionURL(context, viewId));
  }

  private static String query(FacesContext context) {
    return context.getAttributes().get(QUERY) instanceof String query ? "?" + query : "";
  }

  static String address(String slug, String viewId) {
    return "/t/" + slug + "/" + viewId.substring(VIEWS.length()).replaceAll("\\.xhtml$", "");
  }

  @Override
  public void renderView(FacesContext context, UIViewRoot view) throws IOException {
    membership(context)
        .ifPresent(membership -> view.getAttributes().put(TENANT, membership.slug()));
    super.renderView(context, view);
  }

  @Override
  public @Nullable UIViewRoot restoreView(FacesContext context, String viewId) {
    UIViewRoot view = super.restoreView(context, viewId);
    Optional<Membership> membership = membership(context);
    if (view != null
        && membership.isPresent()
        && !membership.get().slug().equals(view.getAttributes().get(TENANT))) {
      throw new ViewExpiredException("written for another tenant", viewId);
    }
    return view;
  }

  private static Optional<Membership> membership(FacesContext context) {
    return TenantAccess.of(context.getExternalContext().getRequest());
  }
}
