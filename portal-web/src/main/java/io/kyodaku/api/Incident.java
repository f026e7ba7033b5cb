package io.kyodaku.api;

import io.kyodaku.shared.Ids;
import jakarta.ws.rs.core.Response;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A failure of ours: the log has all of it, the caller a number to ask about. */
final class Incident {

  private static final Logger LOG = Logger.getLogger(Incident.class.getName());

  private Incident() {}

  static Response of(Throwable failure) {
    return problem(failure).response();
  }

  static Problem problem(Throwable failure) {
    String incident = Ids.next().toString();
    LOG.log(Level.SEVERE, failure, () -> "incident " + incident);
    return Problem.of(ProblemKind.INTERNAL_ERROR, "Ask again; tell us the incident if it stays.")
        .with("incident", incident);
  }
}
