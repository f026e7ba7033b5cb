package io.kyodaku.api;

import io.kyodaku.decision.OutOfTouchException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The last resort: whatever else is thrown never reaches a client as it is. Where the database is
 * out of reach, or this node out of touch with it, asking again may help; else it is an incident.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());
  private static final int CAUSES_AT_MOST = 20;
  private static final int RETRY_SECONDS = 1;

  @Override
  public Response toResponse(Throwable failure) {
    return answer(failure);
  }

  static Response answer(Throwable failure) {
    Optional<Throwable> passing = causes(failure).filter(FailureMapper::isPassing).findFirst();
    if (passing.isEmpty()) {
      return Incident.of(failure);
    }
    LOG.log(Level.WARNING, () -> "answered as unavailable: " + passing.get());
    return Problem.unavailable(RETRY_SECONDS).response();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES_AT_MOST);
  }

  /**
   * PostgreSQL's classes 08 (connection), 53 (resources) and 57 (an operator stepped in), and a
   * pool that has no connection to give, which the server tells without a state.
   */
  private static boolean isPassing(Throwable cause) {
    if (!(cause instanceof SQLException failed)) {
      return cause instanceof OutOfTouchException;
    }
    String state = failed.getSQLState();
    return state == null
        ? failed.getClass() == SQLException.class
        : state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
  }
}
