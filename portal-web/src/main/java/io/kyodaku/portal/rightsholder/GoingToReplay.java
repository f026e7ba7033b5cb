package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.replay.StartingReplay;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Leads to the replay that was begun, or says why none was. */
@RequestScoped
class GoingToReplay {

  @Inject private TenantDesk desk;

  void to(StartingReplay.Outcome outcome, PageErrors errors) {
    switch (outcome) {
      case StartingReplay.Started started ->
          desk.goTo("replay?id=" + WireId.REPLAY.format(started.replayId()));
      case StartingReplay.TooManyOpen many -> errors.say("rights.replay.tooMany");
      case StartingReplay.NotFound gone -> desk.goTo("replays?failed=standsOtherwise");
    }
  }
}
