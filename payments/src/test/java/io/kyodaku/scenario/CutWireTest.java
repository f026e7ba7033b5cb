package io.kyodaku.scenario;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.StatementStage;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import io.kyodaku.wallet.ChargeSettings;
import io.kyodaku.wallet.NaturalBatching;
import io.kyodaku.wallet.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Connections that are cut at any moment, also amid a commit. */
class CutWireTest {

  private static final int CALLERS = 8;
  private static final int USAGES = 40;
  private static final int SECONDS = 4;
  private static final int ATTEMPTS = 1_000;

  @Test
  void nothingIsChargedTwiceOrLostWhereverTheWireIsCut() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    World world = new World(database);
    UUID generator = world.generator();
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Price price = World.price(generator, 2 * CREDIT, SECONDS, 3 * CREDIT, claim);
    try (CutWire wire = new CutWire(database, 12, 7);
        NaturalBatching charges =
            new NaturalBatching(
                wire.as("kyodaku_charge"),
                PAR,
                world.clock,
                ChargeSettings.defaults(),
                Thread::new);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<UUID> creators = new ArrayList<>();
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        UUID creator = world.creator();
        world.link(creator, generator, null);
        world.purchase(creator, 10_000, 10_000, JPY);
        creators.add(creator);
        running.add(
            callers.submit(
                () -> {
                  for (int usage = 0; usage < USAGES; usage++) {
                    use(world, charges, creator, generator, price);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      assertThat(wire.cuts()).as("how often it was cut").isGreaterThan(20);
      for (UUID creator : creators) {
        assertThat(
                world.number(
                    "select count(*) from usage_authorization where creator_id = ? and status ="
                        + " 'SETTLED'",
                    creator))
            .isEqualTo(USAGES);
        assertThat(
                world.number(
                    "select available_micros + held_micros from wallet where creator_id = ?",
                    creator))
            .isEqualTo(10_000 * CREDIT - USAGES * price.totalMicros());
      }
    }
    assertBooksHold(database);
  }

  /** As a generator does it: the same key until there is an answer. */
  private static void use(
      World world, NaturalBatching charges, UUID creator, UUID generator, Price price) {
    Authorization asked =
        world.authorization(creator, generator, SECONDS, price, AuthorizationStatus.AUTHORIZED);
    HoldRequest request = world.request(asked);
    until(
        () -> charges.hold(request),
        outcome ->
            outcome instanceof ChargeOutcome.Held || outcome instanceof ChargeOutcome.Replayed);
    until(
        () -> charges.settle(asked, SECONDS, price),
        outcome -> outcome instanceof ChargeOutcome.Settled);
  }

  private interface Asking<T> {
    T ask();
  }

  private static <T> void until(Asking<T> asking, Function<T, Boolean> isAnswer) {
    T outcome = asking.ask();
    for (int i = 0; i < ATTEMPTS && !isAnswer.apply(outcome); i++) {
      outcome = asking.ask();
    }
    assertThat(isAnswer.apply(outcome)).as(String.valueOf(outcome)).isTrue();
  }

  @Test
  void everyMonthIsClosedOnceWhereverTheWireIsCut() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    StatementStage stage = new StatementStage(database, Instant.parse("2026-04-20T00:00:00Z"));
    Instant march = Instant.parse("2026-03-05T00:00:00Z");
    List<TenantId> tenants = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      TenantId tenant = stage.tenant(march.minus(Duration.ofDays(40)));
      UUID asset = stage.asset(tenant);
      stage.royalty(tenant, asset, "SHARED", 5_000_000, march);
      stage.royalty(tenant, asset, "PERSONAL", 7_300_000, march);
      tenants.add(tenant);
    }
    try (CutWire wire = new CutWire(database, 8, 11)) {
      ClosingStatement closing =
          new ClosingStatement(wire.as("kyodaku_admin"), stage.plugins, stage.clock);
      for (TenantId tenant : tenants) {
        until(
            () -> closed(closing, tenant),
            outcome ->
                outcome.filter(ClosingStatement.Outcome.NotEnded.class::isInstance).isPresent());
      }
      assertThat(wire.cuts()).as("how often it was cut").isGreaterThan(5);
    }
    for (TenantId tenant : tenants) {
      assertThat(stage.statements.list(Optional.of(tenant), 0, 10))
          .extracting(statement -> statement.number() + " " + statement.linesMicros())
          .contains("3 12300000", "2 0", "1 0");
    }
    assertThat(stage.statements.list(Optional.empty(), 0, 100)).hasSize(15);
  }

  private static Optional<ClosingStatement.Outcome> closed(
      ClosingStatement closing, TenantId tenant) {
    try {
      return Optional.of(closing.close(tenant, Actor.system()));
    } catch (DatabaseFailure e) {
      return Optional.empty();
    }
  }

  private static void assertBooksHold(TestDatabase database) {
    VerifyingLedger verifying = new VerifyingLedger(database.admin(), jws -> Optional.empty());
    assertThat(((VerifyingLedger.Verified) verifying.verify()).checks())
        .filteredOn(check -> check.name() != Check.Name.THE_LOG_IS_WHOLE)
        .allSatisfy(check -> assertThat(check.faults()).as(check.name().name()).isEmpty());
  }
}
