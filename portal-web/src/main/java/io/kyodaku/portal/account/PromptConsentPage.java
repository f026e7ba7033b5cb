package io.kyodaku.portal.account;

import io.kyodaku.portal.Going;
import io.kyodaku.sample.PromptConsents;
import io.kyodaku.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;

/** Whether a creator lets some of its prompts be kept for owners to try names on. */
@Named
@RequestScoped
public class PromptConsentPage {

  private static final String SAVED = "/account/preferences?done=preferencesSaved";

  @Inject private PromptConsents consents;
  @Inject private CurrentCaller caller;

  private Optional<UUID> creatorId() {
    return caller.person().creatorId();
  }

  public boolean isCreator() {
    return creatorId().isPresent();
  }

  public boolean isGiven() {
    return creatorId().filter(consents::isGiven).isPresent();
  }

  /** Whether a post is being read: what was pressed was there when the page was shown. */
  public boolean isReading() {
    return !PhaseId.RENDER_RESPONSE.equals(FacesContext.getCurrentInstance().getCurrentPhaseId());
  }

  public void give() {
    creatorId().ifPresent(consents::give);
    Going.to(SAVED);
  }

  public void takeBack() {
    creatorId().ifPresent(consents::takeBack);
    Going.to(SAVED);
  }
}
