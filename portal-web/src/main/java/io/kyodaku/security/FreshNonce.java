package io.kyodaku.security;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answer to a whole page's post a nonce of its own. PrimeFaces wants the nonce of the
 * page that was posted from, in a field that its script adds when the page has loaded; who presses
 * a button sooner, or has no scripts, would be told that the page has expired. Requests by script
 * still carry their page's nonce, because that page stays.
 */
public class FreshNonce implements PhaseListener {

  private static final long serialVersionUID = 1L;
  private static final String NONCE = "primefaces.nonce";
  private static final String ATTRIBUTE = "kyodaku.nonce";

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    // Whether there is a view is known after it is restored.
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    if (faces.getViewRoot() == null
        || !faces.isPostback()
        || faces.getPartialViewContext().isAjaxRequest()
        || faces.getViewRoot().isTransient()) {
      return;
    }
    String nonce = nonce();
    Map<String, Object> view = faces.getViewRoot().getViewMap(true);
    view.put(NONCE, nonce);
    ((HttpServletRequest) faces.getExternalContext().getRequest()).setAttribute(ATTRIBUTE, nonce);
  }

  /** In the only form that PrimeFaces takes: a random UUID's text in Base64. */
  static String nonce() {
    byte[] text = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }

  /** A request in which PrimeFaces finds that nonce, as if the page had sent it. */
  static HttpServletRequest in(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public @Nullable String getParameter(String name) {
        return NONCE.equals(name) && getAttribute(ATTRIBUTE) instanceof String nonce
            ? nonce
            : super.getParameter(name);
      }
    };
  }
}
