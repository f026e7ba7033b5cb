package io.kyodaku.generation;

import io.kyodaku.generation.GenerationJob.Status;
import io.kyodaku.generation.RenderRequest.Credit;
import io.kyodaku.job.Jobs;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what is being rendered. Each change says from which state it starts and whether it
 * was found in it; a change that plans the next step plans it in the same transaction.
 */
@Dependent
final class RenderRows {

  static final String KIND = "render";

  private final DataSource admin;
  private final Sql sql;
  private final Clock clock;

  @Inject
  RenderRows(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = admin;
    sql = new Sql(admin);
    this.clock = clock;
  }

  /** A row as the next step needs it. */
  record Row(
      UUID id,
      UUID creatorId,
      UUID authorizationId,
      String backend,
      String prompt,
      Status status,
      int step,
      Optional<String> handle,
      boolean isStored,
      Optional<Instant> deadlineAt) {}

  Optional<Row> find(UUID id) {
    return sql.first("select * from generation_job where id = ?", RenderRows::row, id);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("creator_id", UUID.class),
        row.getObject("authorization_id", UUID.class),
        row.getString("backend"),
        row.getString("prompt"),
        Status.valueOf(row.getString("status")),
        row.getInt("step"),
        Optional.ofNullable(row.getString("handle")),
        row.getString("result_key") != null,
        Sql.optionalInstant(row, "deadline_at"));
  }

  /** Whose assets an authorization licenses, by the names that people know. */
  List<Credit> credits(UUID authorizationId) {
    return sql.list(
        "select a.name as asset, t.name as owner from authorization_license l"
            + " join asset a on a.id = l.asset_id join tenant t on t.id = l.tenant_id"
            + " where l.authorization_id = ? order by l.position",
        row -> new Credit(row.getString("asset"), row.getString("owner")),
        authorizationId);
  }

  /** The portal's own generator, where there is one. */
  Optional<UUID> studio() {
    return sql.first(
        "select id from generator where first_party and disabled_at is null"
            + " order by created_at, id limit 1",
        row -> row.getObject("id", UUID.class));
  }

  /** Queues what was authorized, with its first step; once. */
  void queue(UUID id, UUID creatorId, UUID authorizationId, String backend, String prompt) {
    inTransaction(
        connection -> {
          int added =
              update(
                  connection,
                  "insert into generation_job (id, creator_id, authorization_id, backend, prompt,"
                      + " status, created_at) values (?, ?, ?, ?, ?, 'QUEUED', ?)"
                      + " on conflict do nothing",
                  id,
                  creatorId,
                  authorizationId,
                  backend,
                  prompt,
                  clock.instant());
          if (added == 1) {
            plan(connection, id, 0, clock.instant());
          }
          return added == 1;
        });
  }

  /** Plans the step after {@code step}, unless another was planned meanwhile. */
  boolean again(UUID id, int step, Instant dueAt) {
    return inTransaction(
        connection -> {
          boolean moved =
              update(
                      connection,
                      "update generation_job set step = step + 1 where id = ? and step = ?",
                      id,
                      step)
                  == 1;
          if (moved) {
            plan(connection, id, step + 1, dueAt);
          }
          return moved;
        });
  }

  /** Ends it at its creator's wish and plans to give back what it holds. */
  boolean cancel(UUID id, UUID creatorId) {
    return inTransaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "update generation_job set status = 'CANCELLED', ended_at = ?, step = step + 1"
                      + " where id = ? and creator_id = ? and status in ('QUEUED', 'RENDERING')"
                      + " and result_key is null returning step")) {
            bind(statement, clock.instant(), id, creatorId);
            try (ResultSet row = statement.executeQuery()) {
              if (!row.next()) {
                return false;
              }
              plan(connection, id, row.getInt(1), clock.instant());
              return true;
            }
          }
        });
  }

  void limit(UUID id, Instant deadlineAt) {
    sql.update(
        "update generation_job set deadline_at = ? where id = ? and deadline_at is null",
        deadlineAt,
        id);
  }

  boolean rendering(UUID id, String handle) {
    return sql.update(
            "update generation_job set status = 'RENDERING', handle = ?"
                + " where id = ? and status = 'QUEUED'",
            handle,
            id)
        == 1;
  }

  boolean stored(UUID id, String key, String contentType) {
    return sql.update(
            "update generation_job set result_key = ?, content_type = ?"
                + " where id = ? and status = 'RENDERING'",
            key,
            contentType,
            id)
        == 1;
  }

  /** What is charged is its creator's, even where the creator gave it up in the same moment. */
  void done(UUID id) {
    sql.update(
        "update generation_job set status = 'DONE', error = null, ended_at = ?"
            + " where id = ? and status <> 'DONE' and result_key is not null",
        clock.instant(),
        id);
  }

  void failed(UUID id, String why) {
    sql.update(
        "update generation_job set status = 'FAILED', error = ?, ended_at = ?"
            + " where id = ? and status in ('QUEUED', 'RENDERING')",
        why,
        clock.instant(),
        id);
  }

  private void plan(Connection connection, UUID id, int step, Instant dueAt) throws SQLException {
    Jobs.add(connection, KIND, new Step(id, step).text(), new Step(id, step).text(), dueAt, clock);
  }

  /** Which step of which job: what a planned step carries. */
  record Step(UUID id, int number) {

    String text() {
      return id + " " + number;
    }

    static Step parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Step(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }
  }

  @FunctionalInterface
  private interface Change {
    boolean in(Connection connection) throws SQLException;
  }

  private boolean inTransaction(Change change) {
    try (Connection connection = admin.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean changed = change.in(connection);
        connection.commit();
        return changed;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static int update(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      bind(update, values);
      return update.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      OffsetDateTime time = value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : null;
      statement.setObject(i + 1, time != null ? time : value);
    }
  }
}
