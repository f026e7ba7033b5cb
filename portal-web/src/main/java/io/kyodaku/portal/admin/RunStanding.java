package io.kyodaku.portal.admin;

import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Standings;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a run is, for a browser that looks by itself. */
@Named
@RequestScoped
public class RunStanding {

  @Inject private RunDirectory directory;

  /** Answers with the standing by the run's id, and with nothing else. */
  public void answer() throws IOException {
    String id = Standings.asked();
    Optional<Run> run = WireId.RUN.parse(id).flatMap(directory::find);
    if (run.isEmpty()) {
      Going.nowhere();
      return;
    }
    Standings.answer(id, of(run.get()));
  }

  /** How many of its things stand how; another when one has gone on. */
  static String of(Run run) {
    return Stream.of(Standing.values())
        .map(standing -> String.valueOf(run.count(standing)))
        .collect(Collectors.joining(" "));
  }
}
