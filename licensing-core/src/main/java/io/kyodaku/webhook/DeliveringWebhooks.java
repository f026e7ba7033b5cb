package io.kyodaku.webhook;

import io.kyodaku.identity.SecretSeal;
import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.Sql;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;

/**
 * Tells endpoints what is due, a few at a time and of each endpoint a few, so that one that answers
 * slowly holds up nobody for longer than it is waited for. What is not taken is tried again, ever
 * more seldom, for three days. An endpoint that took nothing for five is told nothing any more,
 * until an operator says so.
 */
public final class DeliveringWebhooks implements JobHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 16;
  private static final int OF_AN_ENDPOINT = 4;
  private static final int ROUNDS_AT_MOST = 100;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration WAIT_AT_MOST = Duration.ofHours(12);
  private static final int DOUBLINGS_AT_MOST = 20;
  private static final Duration TRIED_FOR = Duration.ofDays(3);
  private static final Duration FAILING_FOR = Duration.ofDays(5);
  private static final Duration KEPT_FOR = Duration.ofDays(30);
  private static final int ERROR_LENGTH = 200;

  private static final String DUE =
      """
      select d.id, d.event_id, d.type, d.authorization_id, d.at, d.since, d.attempts, e.id as endpoint_id, e.url,
        e.secret, case when e.earlier_until > ? then e.earlier_secret end as earlier_secret
      from webhook_endpoint e
      cross join lateral (
        select * from webhook_delivery w
        where w.endpoint_id = e.id and w.state = 'WAITING' and w.due_at <= ?
        order by w.due_at, w.id limit %d) d
      where e.disabled_at is null
      order by d.due_at, d.id limit %d
      """
          .formatted(OF_AN_ENDPOINT, AT_ONCE);

  private final Sql admin;
  private final SecretSeal seal;
  private final boolean demo;
  private final WebhookTarget.Names names;
  private final WebhookSender sender;
  private final Clock clock;

  /**
   * @param admin data source of the admin role
   * @param demo whether this very machine may be told
   */
  public DeliveringWebhooks(DataSource admin, SecretSeal seal, boolean demo, Clock clock) {
    this(
        admin,
        seal,
        demo,
        InetAddress::getAllByName,
        new WebhookSender((SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE),
        clock);
  }

  DeliveringWebhooks(
      DataSource admin,
      SecretSeal seal,
      boolean demo,
      WebhookTarget.Names names,
      WebhookSender sender,
      Clock clock) {
    this.admin = new Sql(admin);
    this.seal = seal;
    this.demo = demo;
    this.names = names;
    this.sender = sender;
    this.clock = clock;
  }

  private record Due(
      UUID id,
      UUID endpointId,
      Instant since,
      int attempts,
      String url,
      WebhookMessage message,
      List<WebhookSecret> secrets) {}

  @Override
  public String kind() {
    return "webhook-deliver";
  }

  @Override
  public Lane lane() {
    return Lane.WEBHOOKS;
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(1));
  }

  @Override
  public void run(String nothing) throws InterruptedException {
    boolean more = true;
    for (int round = 0; more && round < ROUNDS_AT_MOST; round++) {
      more = deliverDue() > 0;
    }
    admin.update(
        "delete from webhook_delivery where state <> 'WAITING' and at < ?",
        clock.instant().minus(KEPT_FOR));
  }

  /** One round; how many were tried. */
  int deliverDue() throws InterruptedException {
    Instant now = clock.instant();
    List<Due> due = admin.list(DUE, this::read, now, now);
    List<Future<WebhookSender.Answer>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Due one : due) {
        answers.add(senders.submit(() -> send(one)));
      }
    }
    for (int i = 0; i < due.size(); i++) {
      note(due.get(i), answer(answers.get(i)));
    }
    return due.size();
  }

  private static WebhookSender.Answer answer(Future<WebhookSender.Answer> sent)
      throws InterruptedException {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      return WebhookSender.Answer.failed(String.valueOf(e.getCause()));
    }
  }

  private WebhookSender.Answer send(Due due) {
    return switch (WebhookTarget.of(due.url(), demo, names)) {
      case WebhookTarget.Outcome.Refused refused -> WebhookSender.Answer.failed(refused.why());
      case WebhookTarget.Outcome.Allowed allowed ->
          sender.send(
              allowed.target(),
              due.message().headers(due.secrets(), clock.instant()),
              due.message().body());
    };
  }

  private void note(Due due, WebhookSender.Answer answer) {
    Instant now = clock.instant();
    boolean givenUp = !answer.taken() && !now.isBefore(due.since().plus(TRIED_FOR));
    Instant next = now.plus(wait(due.attempts()));
    Instant last = due.since().plus(TRIED_FOR);
    // Where somebody had it told once more meanwhile, that round is not this one.
    admin.update(
        "update webhook_delivery set state = ?, attempts = attempts + 1, tried_at = ?, status = ?,"
            + " error = ?, due_at = ? where id = ? and since = ?",
        answer.taken() ? "DELIVERED" : givenUp ? "GIVEN_UP" : "WAITING",
        now,
        answer.status().isPresent() ? answer.status().getAsInt() : null,
        answer.error().map(DeliveringWebhooks::cut).orElse(null),
        next.isAfter(last) ? last : next,
        due.id(),
        due.since());
    if (answer.taken()) {
      admin.update(
          "update webhook_endpoint set failing_since = null where id = ? and failing_since is not"
              + " null",
          due.endpointId());
    } else {
      failing(due.endpointId(), now);
    }
  }

  private void failing(UUID endpointId, Instant now) {
    admin.update(
        "update webhook_endpoint set failing_since = coalesce(failing_since, ?), disabled_at = case"
            + " when failing_since <= ? then ? end where id = ? and disabled_at is null",
        now,
        now.minus(FAILING_FOR),
        now,
        endpointId);
    admin.update(
        "update webhook_delivery d set state = 'GIVEN_UP' from webhook_endpoint e where e.id = ?"
            + " and e.disabled_at is not null and d.endpoint_id = e.id and d.state = 'WAITING'",
        endpointId);
  }

  /** Four times as long after each attempt. */
  static Duration wait(int attemptsBefore) {
    int doublings = Math.min(2 * attemptsBefore, DOUBLINGS_AT_MOST);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(WAIT_AT_MOST) < 0 ? wait : WAIT_AT_MOST;
  }

  private static String cut(String error) {
    return error.length() > ERROR_LENGTH ? error.substring(0, ERROR_LENGTH) : error;
  }

  private Due read(ResultSet row) throws SQLException {
    UUID endpoint = row.getObject("endpoint_id", UUID.class);
    List<WebhookSecret> secrets = new ArrayList<>();
    secrets.add(new WebhookSecret(seal.open(row.getBytes("secret"), endpoint)));
    byte[] earlier = row.getBytes("earlier_secret");
    if (earlier != null) {
      secrets.add(new WebhookSecret(seal.open(earlier, endpoint)));
    }
    return new Due(
        row.getObject("id", UUID.class),
        endpoint,
        Sql.instant(row, "since"),
        row.getInt("attempts"),
        row.getString("url"),
        WebhookMessage.of(
            row.getObject("event_id", UUID.class),
            row.getString("type"),
            row.getObject("authorization_id", UUID.class),
            Sql.instant(row, "at")),
        List.copyOf(secrets));
  }
}
