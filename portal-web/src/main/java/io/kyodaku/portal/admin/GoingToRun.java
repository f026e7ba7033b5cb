package io.kyodaku.portal.admin;

import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.portal.Going;
import io.kyodaku.run.RunKind;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Where an operator is led who started a run. */
@RequestScoped
public class GoingToRun {

  /** Whoever presses twice means the run that the first press began. */
  private static final Duration TWICE = Duration.ofSeconds(30);

  @Inject private RunDirectory directory;
  @Inject private Clock clock;

  /**
   * To the run; to the one that is under way, or was begun just now, where there was nothing left
   * to do; else elsewhere.
   */
  void to(RunKind kind, Optional<UUID> begun, String elsewhere) {
    if (begun.isPresent()) {
      Going.to(address(begun.get()));
      return;
    }
    Going.to(
        directory
            .recent(kind, clock.instant().minus(TWICE))
            .map(run -> address(run.id()) + "&done=runBefore")
            .orElse(elsewhere));
  }

  private static String address(UUID run) {
    return "/admin/run?id=" + WireId.RUN.format(run);
  }
}
