package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes and many callers on few wallets, who repeat themselves, hurry and contradict. */
class ChargingUnderFireTest {

  private static final int CALLERS = 24;
  private static final int ROUNDS = 40;
  private static final int SECONDS = 3;
  private static final long PER_SECOND = 2 * CREDIT;

  private final World world = new World(TestDatabase.shared());
  private final Authorizations authorizations = Authorizations.over(world.database.charge());
  private final List<NaturalBatching> nodes = List.of(node(), node());
  private final UUID generator = world.generator();
  private final World.Claim yen = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final World.Claim dollars = world.claim(USD, 5_500, RoyaltyBase.NET);

  private NaturalBatching node() {
    return new NaturalBatching(
        world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  }

  @AfterEach
  void stop() {
    nodes.forEach(NaturalBatching::close);
  }

  @Test
  void theSameRequestAtOnceOnTwoNodesTakesEffectOnceAndIsAnsweredAlike() throws Exception {
    UUID creator = creatorWith(2_000, null);
    Map<String, Set<String>> answers = new ConcurrentHashMap<>();

    onAllCallers(
        caller -> {
          NaturalBatching node = nodes.get(caller % nodes.size());
          for (int round = 0; round < ROUNDS; round++) {
            String key = "same-" + round;
            String body =
                switch (node.hold(world.request(asked(creator), key, "a".repeat(64)))) {
                  case ChargeOutcome.Held held -> held.body();
                  case ChargeOutcome.Replayed replayed -> replayed.body();
                  case ChargeOutcome.OfAuthorize other -> "unexpected: " + other;
                };
            answers.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(body);
          }
        });

    assertThat(answers.values()).hasSize(ROUNDS).allMatch(bodies -> bodies.size() == 1);
    assertThat(number("select count(*) from usage_authorization where creator_id = ?", creator))
        .isEqualTo(ROUNDS);
    assertThat(number("select held_micros from wallet where creator_id = ?", creator))
        .isEqualTo(ROUNDS * price(SECONDS).totalMicros());
  }

  @Test
  void neitherWalletNorLimitIsOverdrawnHoweverManyAsk() throws Exception {
    long each = price(SECONDS).totalMicros();
    UUID poor = creatorWith(7 * each / CREDIT + 1, null);
    UUID limited = creatorWith(100_000, 5 * each + 1);

    Collection<ChargeOutcome> outcomes = ConcurrentHashMap.newKeySet();
    onAllCallers(
        caller -> {
          NaturalBatching node = nodes.get(caller % nodes.size());
          outcomes.add(node.hold(world.request(asked(poor))));
          outcomes.add(node.hold(world.request(asked(limited))));
        });

    assertThat(number("select held_micros from wallet where creator_id = ?", poor))
        .isEqualTo(7 * each);
    assertThat(number("select held_micros from wallet where creator_id = ?", limited))
        .isEqualTo(5 * each);
    assertThat(outcomes)
        .hasAtLeastOneElementOfType(ChargeOutcome.InsufficientCredits.class)
        .hasAtLeastOneElementOfType(ChargeOutcome.SpendingLimitReached.class);
  }

  @Test
  void settlingAndVoidingAtOnceEndsEachOnceAndTheBooksAddUp() throws Exception {
    List<UUID> creators = List.of(creatorWith(400, null), creatorWith(500, null));
    List<Authorization> granted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Authorization asked = asked(creators.get(i % creators.size()));
      assertThat(nodes.getFirst().hold(world.request(asked)))
          .isInstanceOf(ChargeOutcome.Held.class);
      granted.add(authorizations.ofGenerator(generator, asked.id()).orElseThrow());
    }

    onAllCallers(
        caller -> {
          Random random = new Random(caller);
          NaturalBatching node = nodes.get(caller % nodes.size());
          for (Authorization each : granted) {
            if (random.nextBoolean()) {
              int seconds = 1 + random.nextInt(SECONDS);
              node.settle(each, seconds, price(seconds));
            } else {
              node.release(each);
            }
          }
        });

    for (UUID creator : creators) {
      long charged =
          number(
              "select sum(charged_micros) from usage_authorization where creator_id = ?", creator);
      assertThat(number("select held_micros from wallet where creator_id = ?", creator)).isZero();
      assertThat(number("select sum(burned_micros) from credit_lot where creator_id = ?", creator))
          .isEqualTo(charged);
      assertThat(
              number(
                  "select count(*) from usage_authorization where creator_id = ? and status not in"
                      + " ('SETTLED', 'VOIDED')",
                  creator))
          .isZero();
    }
    assertThat(new TrialBalance(world.database.admin()).lines())
        .isNotEmpty()
        .allMatch(TrialBalance.Line::balanced);
  }

  private UUID creatorWith(long credits, @Nullable Long limitMicros) {
    UUID creator = world.creator();
    world.link(creator, generator, limitMicros);
    world.gift(creator, credits / 3);
    world.purchase(creator, credits - credits / 3, 500, USD);
    return creator;
  }

  private Price price(int seconds) {
    return World.price(generator, PER_SECOND, seconds, CREDIT / 10, yen, dollars);
  }

  private Authorization asked(UUID creator) {
    return world.authorization(
        creator, generator, SECONDS, price(SECONDS), AuthorizationStatus.AUTHORIZED);
  }

  private long number(String sql, UUID creator) {
    return world.number(sql, creator);
  }

  /** What one caller does. */
  private interface Work {
    void as(int caller);
  }

  private static void onAllCallers(Work work) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int number = caller;
        running.add(pool.submit(() -> work.as(number)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
