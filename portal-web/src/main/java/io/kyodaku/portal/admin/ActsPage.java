package io.kyodaku.portal.admin;

import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.AskedActs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one operator asked for and another is to allow, and what became of it. */
@Named
@RequestScoped
public class ActsPage {

  private static final int SHOWN = 100;

  @Inject private AskedActs acts;
  @Inject private Clock clock;
  private @Nullable List<AskedAct> latest;

  public List<AskedAct> getActs() {
    if (latest == null) {
      latest = acts.latest(SHOWN);
    }
    return latest;
  }

  /** How it stands, as texts name it. */
  public String standing(AskedAct act) {
    return act.status() == AskedAct.Status.ASKED && !act.isOpen(clock.instant())
        ? "PAST"
        : act.status().name();
  }
}
