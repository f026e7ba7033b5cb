package io.kyodaku.security;

import jakarta.faces.FacesException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A view without state has no secret to send back, so nothing is taken from its forms. */
public class StatelessPosts implements PhaseListener {

  private static final long serialVersionUID = 1L;

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    // Whether the view has a state is known after it is restored.
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    UIViewRoot view = faces.getViewRoot();
    if (view == null || !view.isTransient() || !faces.isPostback()) {
      return;
    }
    try {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, "");
      faces.responseComplete();
    } catch (IOException e) {
      throw new FacesException(e);
    }
  }
}
