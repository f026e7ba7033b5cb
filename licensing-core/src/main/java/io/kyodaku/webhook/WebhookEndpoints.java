package io.kyodaku.webhook;

import io.kyodaku.identity.SecretSeal;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Where a generator wants to be told. Another's endpoint is none. A secret is shown when it is
 * made, and never again; the one before signs for another day, so that whoever checks has time to
 * change over.
 */
public final class WebhookEndpoints {

  public static final int AT_MOST = 5;
  private static final int DISABLED_AT_MOST = 200;
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final Sql admin;
  private final DataSource source;
  private final SecretSeal seal;
  private final boolean demo;
  private final Clock clock;

  /**
   * @param admin data source of the admin role
   * @param demo whether this very machine may be told
   */
  public WebhookEndpoints(DataSource admin, SecretSeal seal, boolean demo, Clock clock) {
    this.admin = new Sql(admin);
    this.source = admin;
    this.seal = seal;
    this.demo = demo;
    this.clock = clock;
  }

  /** What came of an attempt to be told somewhere. */
  public sealed interface Registering {

    /**
     * @param secret as it is shown, this once
     */
    record Registered(WebhookEndpoint endpoint, String secret) implements Registering {}

    /**
     * @param why to be read behind the field's name
     */
    record Refused(String why) implements Registering {}
  }

  /** What is done in one transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  public List<WebhookEndpoint> of(UUID generatorId) {
    return admin.list(
        "select * from webhook_endpoint where generator_id = ? order by created_at, id",
        WebhookEndpoints::read,
        generatorId);
  }

  public Optional<WebhookEndpoint> find(UUID generatorId, UUID id) {
    return of(generatorId).stream().filter(endpoint -> endpoint.id().equals(id)).findFirst();
  }

  /** An endpoint to which nothing is sent any more, and since when. */
  public record Disabled(String generator, String name, String url, Instant at) {}

  /** Those of all generators, the latest first. */
  public List<Disabled> disabled() {
    return admin.list(
        "select e.generator_id, g.name, e.url, e.disabled_at from webhook_endpoint e join generator"
            + " g on g.id = e.generator_id where e.disabled_at is not null order by e.disabled_at"
            + " desc limit "
            + DISABLED_AT_MOST,
        row ->
            new Disabled(
                WireId.GENERATOR.format(row.getObject("generator_id", UUID.class)),
                row.getString("name"),
                row.getString("url"),
                Sql.instant(row, "disabled_at")));
  }

  public Registering register(Actor by, UUID generatorId, String url) {
    if (WebhookTarget.of(url, demo, InetAddress::getAllByName)
        instanceof WebhookTarget.Outcome.Refused refused) {
      return new Registering.Refused(refused.why());
    }
    WebhookSecret secret = WebhookSecret.random();
    UUID id = Ids.next();
    return inTransaction(
        connection -> {
          Sql.execute(
              connection, "select from generator where id = ? for no key update", generatorId);
          if (of(generatorId).size() >= AT_MOST) {
            return new Registering.Refused("is one too many: there are " + AT_MOST);
          }
          Sql.execute(
              connection,
              "insert into webhook_endpoint (id, generator_id, url, secret, created_at) values (?,"
                  + " ?, ?, ?, ?)",
              id,
              generatorId,
              url,
              seal.seal(secret.bytes(), id),
              clock.instant());
          audit(connection, by, AuditAction.WEBHOOK_REGISTERED, generatorId, url);
          return new Registering.Registered(
              new WebhookEndpoint(
                  id, url, clock.instant(), Optional.empty(), Optional.empty(), Optional.empty()),
              secret.shown());
        });
  }

  /** What waits to be told there is told nobody any more. */
  public boolean remove(Actor by, UUID generatorId, UUID id) {
    Optional<WebhookEndpoint> found = find(generatorId, id);
    return inTransaction(
        connection -> {
          boolean removed =
              !Sql.list(
                      connection,
                      "delete from webhook_endpoint where id = ? and generator_id = ? returning id",
                      row -> row.getString("id"),
                      id,
                      generatorId)
                  .isEmpty();
          if (removed) {
            String url = found.map(WebhookEndpoint::url).orElse("");
            audit(connection, by, AuditAction.WEBHOOK_REMOVED, generatorId, url);
          }
          return removed;
        });
  }

  /**
   * A new secret.
   *
   * @param earlierUntil until when the one before signs too
   */
  public record Rotated(String secret, Instant earlierUntil) {}

  /** Empty where there is no such endpoint of this generator. */
  public Optional<Rotated> rotate(Actor by, UUID generatorId, UUID id) {
    WebhookSecret secret = WebhookSecret.random();
    Instant until = clock.instant().plus(OVERLAP);
    return inTransaction(
        connection -> {
          List<String> urls =
              Sql.list(
                  connection,
                  "update webhook_endpoint set earlier_secret = secret, earlier_until = ?, secret ="
                      + " ? where id = ? and generator_id = ? returning url",
                  row -> row.getString("url"),
                  until,
                  seal.seal(secret.bytes(), id),
                  id,
                  generatorId);
          if (urls.isEmpty()) {
            return Optional.empty();
          }
          audit(connection, by, AuditAction.WEBHOOK_SECRET_ROTATED, generatorId, urls.getFirst());
          return Optional.of(new Rotated(secret.shown(), until));
        });
  }

  /** Sends there again, after nothing was taken for days. */
  public boolean enable(Actor by, UUID generatorId, UUID id) {
    return inTransaction(
        connection -> {
          List<String> urls =
              Sql.list(
                  connection,
                  "update webhook_endpoint set disabled_at = null, failing_since = null where id ="
                      + " ? and generator_id = ? and disabled_at is not null returning url",
                  row -> row.getString("url"),
                  id,
                  generatorId);
          for (String url : urls) {
            audit(connection, by, AuditAction.WEBHOOK_ENABLED, generatorId, url);
          }
          return !urls.isEmpty();
        });
  }

  private void audit(
      Connection connection, Actor by, AuditAction action, UUID generatorId, String url)
      throws SQLException {
    Audit.record(connection, by, action, null, generatorId, url, clock);
  }

  private <T> T inTransaction(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T done = work.with(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static WebhookEndpoint read(ResultSet row) throws SQLException {
    return new WebhookEndpoint(
        row.getObject("id", UUID.class),
        row.getString("url"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "earlier_until"),
        Sql.optionalInstant(row, "failing_since"),
        Sql.optionalInstant(row, "disabled_at"));
  }
}
