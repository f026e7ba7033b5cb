package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.Standings;
import io.kyodaku.replay.Replay;
import io.kyodaku.replay.Replays;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** How far a replay is, for a browser that looks by itself. */
@Named
@RequestScoped
public class ReplayStanding {

  @Inject private Replays replays;
  @Inject private TenantDesk desk;

  /** Answers with the standing by the replay's id, and with nothing else. */
  public void answer() throws IOException {
    String id = Standings.asked();
    Optional<Replay> replay =
        WireId.REPLAY.parse(id).flatMap(known -> replays.find(desk.tenant(), known));
    if (replay.isEmpty()) {
      desk.notFound();
      return;
    }
    Standings.answer(id, of(replay.get()));
  }

  static String of(Replay replay) {
    return replay.status() + " " + replay.done();
  }
}
