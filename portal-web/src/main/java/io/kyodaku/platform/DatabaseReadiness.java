package io.kyodaku.platform;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** This node can serve: its database answers. The launcher waits for this check by its name. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

  private static final int ANSWER_SECONDS = 2;
  private final DataSource reader;

  @Inject
  DatabaseReadiness(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = reader;
  }

  @Override
  public HealthCheckResponse call() {
    try (Connection connection = reader.getConnection()) {
      return HealthCheckResponse.named("kyodaku-database")
          .status(connection.isValid(ANSWER_SECONDS))
          .build();
    } catch (SQLException e) {
      return HealthCheckResponse.named("kyodaku-database").down().build();
    }
  }
}
