package io.kyodaku.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;

/** A durable PostgreSQL with the product's schema, for benchmarks of other packages. */
public final class ReplayStage implements AutoCloseable {

  private final DurablePostgres server;

  private ReplayStage(DurablePostgres server) {
    this.server = server;
  }

  public static ReplayStage start() throws IOException, SQLException {
    DurablePostgres server = DurablePostgres.start();
    server.migrate();
    return new ReplayStage(server);
  }

  public HikariDataSource as(String role, int connections) {
    return server.as(role, connections);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
