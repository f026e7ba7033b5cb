package io.kyodaku.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.ownership.ConflictStatus;
import io.kyodaku.ownership.Move;
import io.kyodaku.ownership.MovingConflict;
import io.kyodaku.replay.KeepingPages;
import io.kyodaku.replay.ReadPages;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The escrow of a conflict from opening to release, and whoever tries to get more out of it. */
class ReleasingEscrowTest {

  private final EscrowStage own = new EscrowStage();

  @AfterEach
  void close() {
    own.close();
  }

  @Test
  void aReplayFindsTheWholeShareOfWhatIsHeld() {
    own.use(10);
    new KeepingPages(own.world.database.admin(), own.world.clock).keepUp(own.holder());
    assertThat(ReadPages.of(own.world.database.owner(), own.holder()))
        .extracting(ReadPages.Told::royaltyMicros)
        .containsExactly(14_000_000L);
  }

  @Test
  void fromOpeningToReleaseTransferByTransfer() {
    own.use(10);
    assertThat(own.transfers("ROYALTY_COST", "ROYALTY_CROSSED", "ROYALTY_ESCROWED", "ROYALTY_OWED"))
        .containsExactly(
            "ROYALTY_ESCROWED | JP JPY | PROMOTION_COST | ROYALTY_ESCROW | 14",
            "ROYALTY_COST | JP JPY | PROMOTION_COST | CLEARING_WITH_US | 10",
            "ROYALTY_CROSSED | US JPY | CLEARING_WITH_JP | FX_CLEARING | 10",
            "ROYALTY_ESCROWED | US USD | FX_CLEARING | ROYALTY_ESCROW | 0.1");
    assertThat(own.escrow("JPY")).isEqualTo(14_000_000);
    assertThat(own.escrow("USD")).isEqualTo(100_000);

    // Nothing is released while it is in dispute.
    own.releasing.run("");
    assertThat(own.transfers("ESCROW_RELEASED")).isEmpty();

    assertThat(own.does(new Move.Uphold(own.holder(), "We drew it in 1985.")))
        .isEqualTo(new MovingConflict.Done(ConflictStatus.UPHELD));
    assertThat(
            own.moving.decide(
                own.operator,
                own.conflict,
                new Move.Decide(Map.of(own.holder(), 7_500, own.asserting(), 2_500), "Both drew.")))
        .isEqualTo(new MovingConflict.Done(ConflictStatus.DECIDED));
    own.releasing.run("");
    assertThat(own.transfers("ESCROW_RELEASED")).isEmpty();

    own.nobodyAppeals();
    own.releasing.run("");

    // Three quarters of each go to the holder, in yen; a quarter of each to the other, in dollars.
    assertThat(own.transfers("ESCROW_RELEASED"))
        .containsExactlyInAnyOrder(
            "ESCROW_RELEASED | JP JPY | ROYALTY_ESCROW | ROYALTY_PAYABLE | 10.5",
            "ESCROW_RELEASED | JP JPY | ROYALTY_ESCROW | CLEARING_WITH_US | 3.5",
            "ESCROW_RELEASED | US JPY | CLEARING_WITH_JP | FX_CLEARING | 3.5",
            "ESCROW_RELEASED | US USD | FX_CLEARING | ROYALTY_PAYABLE | 0.035",
            "ESCROW_RELEASED | US USD | ROYALTY_ESCROW | CLEARING_WITH_JP | 0.075",
            "ESCROW_RELEASED | JP USD | CLEARING_WITH_US | FX_CLEARING | 0.075",
            "ESCROW_RELEASED | JP JPY | FX_CLEARING | ROYALTY_PAYABLE | 7.5",
            "ESCROW_RELEASED | US USD | ROYALTY_ESCROW | ROYALTY_PAYABLE | 0.025");
    assertThat(own.escrow("JPY")).isZero();
    assertThat(own.escrow("USD")).isZero();
    assertThat(own.balance("ROYALTY_PAYABLE", own.yen.tenant(), "JPY")).isEqualTo(18_000_000);
    assertThat(own.balance("ROYALTY_PAYABLE", own.dollars.tenant(), "USD")).isEqualTo(60_000);
    assertThat(entries(own.yen.tenant())).isEqualTo(18_000_000);
    assertThat(entries(own.dollars.tenant())).isEqualTo(60_000);
    assertThat(
            own.world.number(
                "select count(*) from escrow_payment where from_currency <> currency and"
                    + " par_version = 1"))
        .isEqualTo(2);
    booksAddUp();
  }

  private long entries(UUID tenant) {
    return own.world.number(
        "select sum(amount_micros) from statement_entry where tenant_id = ? and kind ="
            + " 'ESCROW_RELEASED'",
        tenant);
  }

  @Test
  void whatIsAwardedToNobodyGoesOnBeingHeldAsUnowned() {
    own.use(10);
    own.does(new Move.Uphold(own.holder(), "Ours."));
    own.moving.decide(
        own.operator,
        own.conflict,
        new Move.Decide(Map.of(own.holder(), 6_000), "The rest: nobody."));
    own.nobodyAppeals();
    own.releasing.run("");
    assertThat(own.escrow("JPY")).isZero();
    assertThat(own.balance("ROYALTY_UNOWNED", own.yen.asset(), "JPY")).isEqualTo(5_600_000);
    assertThat(own.balance("ROYALTY_UNOWNED", own.yen.asset(), "USD")).isEqualTo(40_000);
    assertThat(own.balance("ROYALTY_PAYABLE", own.yen.tenant(), "JPY"))
        .isEqualTo(8_400_000 + 6_000_000);
    booksAddUp();
  }

  @Test
  void whatIsSettledLateFollowsByItselfAndNothingIsReleasedTwice() {
    own.use(10);
    Authorization late = own.granted(own.price(4), 4);
    own.does(new Move.Release(own.asserting(), ""));
    assertThat(own.status()).isEqualTo(ConflictStatus.SETTLED);
    own.releasing.run("");
    own.releasing.run("");
    assertThat(releases()).isEqualTo(1);
    assertThat(own.balance("ROYALTY_PAYABLE", own.yen.tenant(), "JPY"))
        .isEqualTo(14_000_000 + 10_000_000);

    own.settle(late);
    assertThat(own.escrow("JPY")).isEqualTo(5_600_000);
    own.releasing.run("");
    own.releasing.run("");
    assertThat(releases()).isEqualTo(2);
    assertThat(own.escrow("JPY")).isZero();
    assertThat(own.escrow("USD")).isZero();
    assertThat(own.balance("ROYALTY_PAYABLE", own.dollars.tenant(), "USD")).isZero();
    booksAddUp();
  }

  @Test
  void twoNodesThatReleaseWhileUsagesAreSettledReleaseAllOfItOnce() throws Exception {
    List<Authorization> granted =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(i -> own.granted(own.price(3), 3))
            .toList();
    granted.subList(0, 20).forEach(own::settle);
    CyclicBarrier together = new CyclicBarrier(4);
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all =
          List.of(
              callers.submit(() -> settles(together, granted.subList(20, 60))),
              callers.submit(
                  () -> {
                    together.await();
                    Thread.sleep(5);
                    return own.does(new Move.Release(own.asserting(), ""));
                  }),
              callers.submit(() -> releases(together)),
              callers.submit(() -> releases(together)));
      for (Future<?> one : all) {
        one.get();
      }
    }
    own.releasing.run("");
    assertThat(own.escrow("JPY")).isZero();
    assertThat(own.escrow("USD")).isZero();
    // 60 usages of 3 seconds: 4.2 yen each, and 3 cents, which are 3 yen.
    assertThat(own.balance("ROYALTY_PAYABLE", own.yen.tenant(), "JPY")).isEqualTo(60 * 7_200_000L);
    assertThat(
            own.world.number(
                "select count(*) from royalty_held h where not exists (select from"
                    + " escrow_release_part p where p.held_id = h.id)"))
        .isZero();
    booksAddUp();
  }

  private Void settles(CyclicBarrier together, List<Authorization> granted) throws Exception {
    together.await();
    granted.forEach(own::settle);
    return null;
  }

  private Void releases(CyclicBarrier together) throws Exception {
    together.await();
    for (int i = 0; i < 50; i++) {
      new ReleasingEscrow(own.world.database.admin(), own.world.clock).run("");
      Thread.sleep(2);
    }
    return null;
  }

  @Test
  void aLargeEscrowIsReleasedInSlices() {
    for (int i = 0; i < 5; i++) {
      own.use(10);
    }
    own.does(new Move.Release(own.asserting(), ""));
    new ReleasingEscrow(own.world.database.admin(), own.world.clock, 4).run("");
    assertThat(releases()).as("ten held rows, four at a time").isEqualTo(3);
    assertThat(own.escrow("JPY")).isZero();
    assertThat(own.escrow("USD")).isZero();
    assertThat(own.balance("ROYALTY_PAYABLE", own.yen.tenant(), "JPY"))
        .isEqualTo(5 * (14_000_000 + 10_000_000));
    assertThat(own.world.number("select count(*) from escrow_due")).isZero();
    booksAddUp();
  }

  @Test
  void aReleaseThatFailsWaitsBehindTheOthers() {
    own.use(10);
    own.does(new Move.Release(own.asserting(), ""));
    own.owner.update(
        "create function fails() returns trigger language plpgsql as $$ begin raise 'full'; end"
            + " $$; create trigger fails before insert on escrow_payment for each row execute"
            + " function fails()");
    String since =
        "select count(*) from escrow_due d join ownership_conflict c on c.id ="
            + " d.conflict_id where d.since > c.settled_at";
    own.world.clock.pass(Duration.ofMinutes(1));
    assertThatThrownBy(() -> own.releasing.run("")).isInstanceOf(DatabaseFailure.class);
    assertThat(own.world.number(since)).isEqualTo(1);
    own.owner.update("drop trigger fails on escrow_payment");
    own.releasing.run("");
    assertThat(releases()).isEqualTo(1);
    booksAddUp();
  }

  @Test
  void aForgedTransferOutOfEscrowUnbalancesTheBooks() {
    own.use(10);
    booksAddUp();
    own.owner.update(
        "insert into transfer overriding system value select (jsonb_populate_record(t,"
            + " jsonb_build_object('id', gen_random_uuid(), 'seq', (select max(seq) + 1 from"
            + " transfer), 'debit_account', t.credit_account, 'credit_account', t.debit_account,"
            + " 'amount_micros', 1))).* from transfer t join ledger_account c on c.id ="
            + " t.credit_account where c.kind = 'ROYALTY_ESCROW' and c.ledger = 'JPY' limit 1");
    new RollingUpBalances(own.world.database.admin()).run("");
    assertThat(new TrialBalance(own.world.database.admin()).lines())
        .filteredOn(line -> !line.balanced())
        .extracting(TrialBalance.Line::ledger)
        .containsExactly("JPY");
  }

  @Test
  void postgresRefusesAReleaseThatIsNotWhatWasHeld() {
    own.use(10);
    UUID held = id("select id from royalty_held where currency = 'JPY'");
    // While it is in dispute.
    assertRefused("in dispute", release(held, own.yen.tenant(), "JP", "JPY", 14_000_000));
    own.does(new Move.Release(own.asserting(), ""));
    assertRefused("a release pays", release(held, own.yen.tenant(), "JP", "JPY", 14_000_001));
    assertRefused("a release pays", release(held, own.dollars.tenant(), "JP", "JPY", 14_000_000));
    own.releasing.run("");
    assertRefused(
        "escrow_release_part_pkey", release(held, own.yen.tenant(), "JP", "JPY", 14_000_000));
    UUID done = id("select id from escrow_release");
    assertRefused(
        "nothing is added",
        "insert into escrow_payment (id, release_id, tenant_id, from_entity, from_currency,"
            + " from_micros, selling_entity, currency, amount_micros) values (gen_random_uuid(), '"
            + done
            + "', '"
            + own.yen.tenant()
            + "', 'JP', 'USD', 1, 'JP', 'USD', 1)");
    assertRefused("never", "update royalty_held set amount_micros = 1");
    assertRefused("never", "delete from escrow_release_part");
  }

  @Test
  void whatIsHeldOfARoyaltyAddsUpOrIsNotThere() {
    own.use(10);
    String royalty = "select id from royalty where currency = 'JPY'";
    assertRefused(
        "part of a royalty",
        "insert into royalty_held select gen_random_uuid(), royalty_id, tenant_id,"
            + " authorization_id, asset_id, conflict_id, currency, selling_entity, 1, at from"
            + " royalty_held where royalty_id = ("
            + royalty
            + ")");
    assertRefused(
        "royalty_adds_up",
        "insert into royalty select gen_random_uuid(), tenant_id, authorization_id, claim_id,"
            + " asset_id, contract_version_id, 'CHARGEBACK', use, seconds, currency,"
            + " selling_entity, -fee_micros, base, -base_micros, share_bps, 0, -platform_micros,"
            + " par_version, at, 0 from royalty where id = ("
            + royalty
            + ")");
  }

  @Test
  void whatNobodyOwnsIsHeldVisiblyAndTheRestIsEarned() {
    Price price =
        new Price(
            own.price(10).rateCardId(),
            2_000_000,
            20_000_000,
            1,
            List.of(
                own.yen.terms(5_000_000, 10, List.of(new HeldPart(Optional.empty(), 400_000)))));
    own.settle(own.granted(price, 10));
    assertThat(own.balance("ROYALTY_PAYABLE", own.yen.tenant(), "JPY")).isEqualTo(21_000_000);
    assertThat(own.balance("ROYALTY_UNOWNED", own.yen.asset(), "JPY")).isEqualTo(14_000_000);
    booksAddUp();
  }

  private static String release(
      UUID held, UUID tenant, String entity, String currency, long micros) {
    UUID release = Ids.next();
    String books = "', '" + entity + "', '" + currency + "', ";
    return "begin; insert into escrow_release_part (held_id, release_id) values ('"
        + held
        + "', '"
        + release
        + "'); insert into escrow_payment (id, release_id, tenant_id, from_entity, from_currency,"
        + " from_micros, selling_entity, currency, amount_micros) values ('"
        + Ids.next()
        + "', '"
        + release
        + "', '"
        + tenant
        + books
        + micros
        + ", '"
        + entity
        + "', '"
        + currency
        + "', "
        + micros
        + "); insert into escrow_release (id, conflict_id, at) select '"
        + release
        + "', conflict_id, now() from royalty_held where id = '"
        + held
        + "'; commit";
  }

  private void assertRefused(String why, String sql) {
    assertThatThrownBy(() -> own.owner.update(sql))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining(why);
  }

  private UUID id(String sql) {
    return own.owner.first(sql, row -> row.getObject(1, UUID.class)).orElseThrow();
  }

  private long releases() {
    return own.world.number("select count(*) from escrow_release");
  }

  private void booksAddUp() {
    new RollingUpBalances(own.world.database.admin()).run("");
    own.booksAddUp();
  }
}
