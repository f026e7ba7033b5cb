package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.stripe.ReceivingStripeEvent.Reception;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeInboxTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = new MovableClock(START);
  private final SellingEntities entities =
      SellingEntities.of(
          Map.of(SellingEntity.JP, "sk_test_jp", SellingEntity.US, "sk_test_us"),
          Map.of(SellingEntity.JP, "whsec_jp1, whsec_jp2", SellingEntity.US, "whsec_us"),
          Optional.empty());
  private final ReceivingStripeEvent receiving =
      new ReceivingStripeEvent(new Signatures(entities, clock), database.admin(), clock);

  /** Counts in the database, so that what is rolled back is not counted. */
  private static final class Counting implements StripeEffect {

    private EffectOutcome outcome = new EffectOutcome.Done("counted");
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public boolean takes(String type) {
      return type.startsWith("test.");
    }

    @Override
    public EffectOutcome apply(Connection connection, StripeEvent event) throws SQLException {
      calls.incrementAndGet();
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into job (id, kind, key, due_at, created_at) values (?, 'counted', ?, now(),"
                  + " now())")) {
        insert.setObject(1, Ids.next());
        insert.setString(2, event.id().toString());
        insert.execute();
      }
      if (event.type().equals("test.broken")) {
        throw new IllegalStateException("a bug");
      }
      return outcome;
    }
  }

  private final Counting effect = new Counting();
  private final ProcessingStripeEvents processing =
      new ProcessingStripeEvents(database.admin(), List.of(effect), clock);

  @Test
  void anEventIsKeptOnceHoweverOftenItComes() {
    String body = snapshot("evt_1", "test.happened");
    assertThat(receive(body, "whsec_jp1")).isEqualTo(new Reception.Kept(false));
    assertThat(receive(body, "whsec_jp2")).isEqualTo(new Reception.Kept(true));
    processing.run("");
    assertThat(receive(body, "whsec_jp1")).isEqualTo(new Reception.Kept(true));
    processing.run("");
    assertThat(texts("select status from stripe_event")).containsExactly("DONE");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void whoseEventItIsFollowsFromItsSignatureAlone() {
    receive(snapshot("evt_1", "test.happened"), "whsec_us");
    receive(snapshot("evt_1", "test.happened"), "whsec_jp2");
    assertThat(texts("select selling_entity from stripe_event order by 1"))
        .containsExactly("JP", "US");
  }

  @Test
  void aThinEventIsTakenToo() {
    receive(
        """
        {"id":"evt_test_1","object":"v2.core.event","type":"test.thin","livemode":false,
         "created":"2026-03-01T00:00:00.000Z","context":"acct_9",
         "related_object":{"id":"acct_1","type":"v2.core.account","url":"/v2/core/accounts/acct_1"}}
        """,
        "whsec_jp1");
    assertThat(texts("select object_id || ' ' || account from stripe_event"))
        .containsExactly("acct_1 acct_9");
  }

  @Test
  void aForgedOrStaleEventIsRefusedAndNothingIsKept() {
    String body = snapshot("evt_1", "test.happened");
    String good = Signing.header(body, "whsec_jp1", clock);
    assertThat(receiving.receive(bytes(body), Signing.header(body, "whsec_other", clock)))
        .isEqualTo(new Reception.Refused());
    assertThat(receiving.receive(bytes(body + " "), good)).isEqualTo(new Reception.Refused());
    clock.pass(Duration.ofSeconds(301));
    assertThat(receiving.receive(bytes(body), good)).isEqualTo(new Reception.Refused());
    assertThat(texts("select id from stripe_event")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "t", "t=", "t=,v1=", "v1=ab", "t=1,v1", "t=99999999999999999999,v1=ab", "x"})
  void aHeaderThatIsNoneIsRefused(String header) {
    assertThat(receiving.receive(bytes("{}"), header)).isEqualTo(new Reception.Refused());
    assertThat(receiving.receive(bytes("{}"), null)).isEqualTo(new Reception.Refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"object\":\"event\"}",
        "{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"a\",\"created\":\"soon\"}",
        "{\"object\":\"event\",\"id\":\"\",\"type\":\"a\",\"created\":1}",
        "{\"object\":\"event\",\"id\":\"evt\\u0000\",\"type\":\"a\",\"created\":1}",
        "{\"object\":\"v2.core.event\",\"id\":\"e\",\"type\":\"a\",\"created\":\"1\"}"
      })
  void aSignedBodyThatIsNoEventIsRefused(String body) {
    assertThat(receive(body, "whsec_jp1")).isEqualTo(new Reception.Refused());
  }

  @Test
  void anOversizedOrDeeplyNestedBodyIsRefused() {
    assertThat(receive("x".repeat(ReceivingStripeEvent.BYTES_AT_MOST + 1), "whsec_jp1"))
        .isEqualTo(new Reception.Refused());
    assertThat(receive("[".repeat(200_000), "whsec_jp1")).isEqualTo(new Reception.Refused());
  }

  @Test
  void whatNobodyTakesIsDoneAndWhatCantBeBookedIsDeferred() {
    receive(snapshot("evt_1", "invoice.created"), "whsec_jp1");
    effect.outcome = new EffectOutcome.Deferred("not built");
    receive(snapshot("evt_2", "test.happened"), "whsec_jp1");
    processing.run("");
    assertThat(texts("select event_id || ' ' || status from stripe_event order by event_id"))
        .containsExactly("evt_1 DONE", "evt_2 DEFERRED");
  }

  @Test
  void whatFailsIsRolledBackAndTriedAgainUntilItIsDead() {
    receive(snapshot("evt_1", "test.broken"), "whsec_jp1");
    processing.run("");
    processing.run("");
    assertThat(effect.calls).hasValue(1);
    for (int i = 0; i < StripeEvents.ATTEMPTS_AT_MOST; i++) {
      clock.pass(Duration.ofHours(2));
      processing.run("");
    }
    assertThat(effect.calls).hasValue(StripeEvents.ATTEMPTS_AT_MOST);
    assertThat(effects()).isZero();
    assertThat(texts("select status || ' ' || error from stripe_event"))
        .containsExactly("DEAD java.lang.IllegalStateException: a bug");
  }

  @Test
  void whatCannotBeMendedIsDeadAtOnceAndKeepsNothing() {
    effect.outcome = new EffectOutcome.Unusable("another amount");
    receive(snapshot("evt_1", "test.happened"), "whsec_jp1");
    processing.run("");
    assertThat(texts("select status || ' ' || error from stripe_event"))
        .containsExactly("DEAD another amount");
    assertThat(effects()).isZero();
  }

  @Test
  void anOperatorHasADeadEventTriedAgain() {
    effect.outcome = new EffectOutcome.Unusable("not yet");
    receive(snapshot("evt_1", "test.happened"), "whsec_jp1");
    processing.run("");
    UUID id = UUID.fromString(texts("select id from stripe_event").getFirst());
    ReplayingStripeEvent replaying = new ReplayingStripeEvent(database.admin(), clock);
    effect.outcome = new EffectOutcome.Done("now");
    assertThat(replaying.replay(id, Actor.system())).isTrue();
    assertThat(replaying.replay(id, Actor.system())).isFalse();
    processing.run("");
    assertThat(texts("select status || ' ' || outcome from stripe_event"))
        .containsExactly("DONE now");
    assertThat(texts("select action from audit_entry")).containsExactly("stripe-event-replayed");
  }

  /** As when its node died while Stripe was being asked. */
  @Test
  void anEventThatWasTakenAndLeftIsTakenAgain() {
    receive(snapshot("evt_1", "test.happened"), "whsec_jp1");
    effect.outcome =
        new EffectOutcome.Ask(
            () -> {
              throw new OutOfMemoryError("of a test");
            });
    assertThatThrownBy(() -> processing.run("")).isInstanceOf(OutOfMemoryError.class);
    effect.outcome = new EffectOutcome.Done("counted");
    processing.run("");
    assertThat(texts("select status from stripe_event")).containsExactly("RECEIVED");
    clock.pass(StripeEvents.CLAIM);
    processing.run("");
    assertThat(texts("select status from stripe_event")).containsExactly("DONE");
  }

  @Test
  void whoeverAskedForTooLongBooksNothingMore() {
    receive(snapshot("evt_1", "test.happened"), "whsec_jp1");
    effect.outcome =
        new EffectOutcome.Ask(
            () -> {
              clock.pass(StripeEvents.CLAIM);
              effect.outcome = new EffectOutcome.Done("by another");
              processing.run("");
              return connection -> new EffectOutcome.Done("too late");
            });
    processing.run("");
    assertThat(texts("select status || ' ' || outcome from stripe_event"))
        .containsExactly("DONE by another");
  }

  @Test
  void anEventThatMustWaitDoesNotHoldUpTheOthers() {
    effect.outcome = new EffectOutcome.Later("Stripe is away");
    receive(snapshot("evt_1", "test.happened"), "whsec_jp1");
    processing.run("");
    effect.outcome = new EffectOutcome.Done("counted");
    receive(snapshot("evt_2", "test.happened"), "whsec_jp1");
    processing.run("");
    assertThat(texts("select event_id from stripe_event where status = 'DONE'"))
        .containsExactly("evt_2");
    clock.pass(Duration.ofSeconds(5));
    processing.run("");
    assertThat(texts("select event_id from stripe_event where status = 'RECEIVED'")).isEmpty();
  }

  @Test
  void manyWorkersGiveEachEventItsEffectOnce() throws Exception {
    int events = 40;
    for (int i = 0; i < events; i++) {
      receive(snapshot("evt_" + i, "test.happened"), "whsec_jp1");
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(6)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        work.add(
            () -> {
              processing.run("");
              return true;
            });
      }
      for (Future<Boolean> done : workers.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(effects()).isEqualTo(events);
    assertThat(effect.calls).hasValue(events);
  }

  @Test
  void operatorsSeeWhatCameAndWhatStandsInItsWay() {
    effect.outcome = new EffectOutcome.Unusable("another amount");
    receive(snapshot("evt_1", "test.happened"), "whsec_us");
    processing.run("");
    clock.pass(Duration.ofSeconds(1));
    effect.outcome = new EffectOutcome.Deferred("not built");
    receive(snapshot("evt_2", "test.happened"), "whsec_jp1");
    receive(snapshot("evt_3", "invoice.created"), "whsec_jp1");
    processing.run("");
    StripeInboxView view = new StripeInboxView(database.admin());
    assertThat(view.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                StripeInboxView.Status.DEAD, 1L,
                StripeInboxView.Status.DEFERRED, 1L,
                StripeInboxView.Status.DONE, 1L));
    assertThat(view.list(Optional.of(StripeInboxView.Status.DEAD), 0, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.entity()).isEqualTo(SellingEntity.US);
              assertThat(entry.note()).isEqualTo("another amount");
              assertThat(entry.attempts()).isEqualTo(1);
            });
    assertThat(view.list(Optional.empty(), 0, 2)).hasSize(2);
    assertThat(view.list(Optional.empty(), 1, 2))
        .extracting(StripeInboxView.Entry::eventId)
        .containsExactly("evt_1");
  }

  @Test
  void nobodyChangesOrForgetsWhatStripeSaid() {
    receive(snapshot("evt_1", "test.happened"), "whsec_jp1");
    processing.run("");
    for (String attack :
        List.of(
            "update stripe_event set payload = '{}'",
            "update stripe_event set status = 'RECEIVED', ended_at = null",
            "delete from stripe_event",
            "truncate stripe_event")) {
      assertThatThrownBy(() -> TestTenants.execute(database, attack))
          .rootCause()
          .isInstanceOf(SQLException.class);
    }
  }

  private Reception receive(String body, String secret) {
    return receiving.receive(bytes(body), Signing.header(body, secret, clock));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String snapshot(String id, String type) {
    return """
    {"id":"%s","object":"event","type":"%s","created":1772323200,"api_version":"2020-08-27",
     "data":{"object":{"id":"obj_1","object":"thing","metadata":{"a":"b"}}}}
    """
        .formatted(id, type);
  }

  private int effects() {
    return texts("select id from job where kind = 'counted'").size();
  }

  private List<String> texts(String sql) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(String.valueOf(row.getString(1)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
