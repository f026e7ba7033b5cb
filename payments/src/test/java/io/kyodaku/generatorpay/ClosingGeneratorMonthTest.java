package io.kyodaku.generatorpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.generatorpay.GeneratorStatement.LineKind;
import io.kyodaku.generatorpay.GeneratorStatement.Rate;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.verification.Check;
import io.kyodaku.wallet.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From 1 March 2026, 09:00 UTC on. */
class ClosingGeneratorMonthTest {

  private static final long CREDIT = World.CREDIT;

  private final ComputeStage stage = new ComputeStage(TestDatabase.shared());
  private final World world = stage.world;

  @AfterEach
  void allOfItIsProved() {
    stage.end();
    assertThat(
            stage.faults(
                Check.Name.STATEMENTS_ADD_UP,
                Check.Name.COMPUTE_EQUALS_STATEMENTS,
                Check.Name.PAYOUTS_EQUAL_STATEMENTS,
                Check.Name.STATEMENTS_ARE_IN_THE_LOG))
        .isEmpty();
  }

  @Test
  void aMonthIsStatedByVersionOfTheRateCardAndQuality() {
    world.purchase(stage.creator, 1_000, 700, World.JPY);
    stage.use(stage.generator, 2 * CREDIT, 5);
    stage.use(stage.generator, 2 * CREDIT, 3);
    UUID second = stage.card(2);
    stage.use(second, 3 * CREDIT, 4);
    assertThat(stage.close())
        .isEqualTo(
            new ClosingGeneratorMonth.Outcome.NotEnded(Instant.parse("2026-04-01T00:00:00Z")));

    world.clock.pass(Duration.ofDays(31));
    GeneratorStatementDetail detail = stage.closed(1).getFirst();
    GeneratorStatement statement = detail.statement();
    assertThat(statement.number()).isEqualTo(1);
    assertThat(statement.entity()).isEqualTo("JP");
    assertThat(statement.fromDate()).isEqualTo("2026-03-01");
    assertThat(statement.toDate()).isEqualTo("2026-04-01");
    assertThat(statement.dueDate()).isEqualTo("2026-05-01");
    assertThat(statement.payable()).isEqualTo(Money.ofMinor(28, World.JPY));
    assertThat(statement.usageCount()).isEqualTo(3);
    assertThat(detail.lines())
        .containsExactly(
            line(LineKind.COMPUTE, new Rate(stage.generator, 1, "STANDARD", 2 * CREDIT), 2, 8, 16),
            line(LineKind.COMPUTE, new Rate(second, 2, "STANDARD", 3 * CREDIT), 1, 4, 12));
    assertThat(stage.balance(AccountKind.COMPUTE_PAYABLE, "JP", "JPY")).isZero();
    assertThat(stage.balance(AccountKind.COMPUTE_STATEMENT_PAYABLE, "JP", "JPY"))
        .isEqualTo(28 * CREDIT);
    assertThat(stage.close()).isEqualTo(new ClosingGeneratorMonth.Outcome.NothingToState());
    assertThat(stage.statements.usages(statement.id(), Optional.empty(), 10)).hasSize(3);
  }

  private static GeneratorStatement.Line line(
      LineKind kind, Rate rate, long usages, long seconds, long major) {
    return new GeneratorStatement.Line(
        kind, Optional.of(rate), usages, seconds, major * 1_000_000, Optional.empty(), "");
  }

  @Test
  void whatIsLessThanACentIsCarriedIntoTheNextStatement() {
    world.purchase(stage.creator, 1_000, 1_000, World.USD);
    stage.use(stage.generator, 1_250_000, 1);
    world.clock.pass(Duration.ofDays(31));
    stage.use(stage.generator, 1_750_000, 1);
    GeneratorStatement march = stage.closed(1).getFirst().statement();
    assertThat(march.payableMinor()).isEqualTo(1);
    assertThat(march.carriedMicros()).isEqualTo(2_500);
    world.clock.pass(Duration.ofDays(30));
    GeneratorStatement april = stage.closed(1).getFirst().statement();
    assertThat(april.number()).isEqualTo(2);
    assertThat(april.openingMicros()).isEqualTo(2_500);
    assertThat(april.payableMinor()).isEqualTo(2);
    assertThat(april.carriedMicros()).isZero();
  }

  @Test
  void aUsageOfTwoCurrenciesIsOnAStatementOfEach() {
    world.purchase(stage.creator, 4, 4, World.JPY);
    world.purchase(stage.creator, 10, 10, World.USD);
    stage.use(stage.generator, 2 * CREDIT, 5);
    world.clock.pass(Duration.ofDays(31));
    List<GeneratorStatementDetail> closed = stage.closed(2);
    assertThat(closed)
        .extracting(detail -> detail.statement().payable())
        .containsExactly(Money.ofMinor(4, World.JPY), Money.ofMinor(6, World.USD));
    assertThat(closed).extracting(detail -> detail.statement().number()).containsExactly(1, 2);
  }

  @Test
  void aMonthInWhichNothingWasEarnedHasNoStatement() {
    world.gift(stage.creator, 100);
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(100));
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(60));
    assertThat(stage.closed(1).getFirst().statement().fromDate()).isEqualTo("2026-03-01");
    assertThat(stage.closed(1).getFirst().statement().fromDate()).isEqualTo("2026-06-01");
  }

  @Test
  void whatWasBookedLateIsBackPayOfTheNextStatement() {
    world.gift(stage.creator, 100);
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(31));
    stage.closed(1);
    world.clock.pass(Duration.ofDays(-20));
    stage.use(stage.generator, 2 * CREDIT, 2);
    world.clock.pass(Duration.ofDays(50));
    GeneratorStatementDetail april = stage.closed(1).getFirst();
    assertThat(april.statement().fromDate()).isEqualTo("2026-04-01");
    assertThat(april.lines())
        .containsExactly(
            line(LineKind.BACKPAY, new Rate(stage.generator, 1, "STANDARD", 2 * CREDIT), 1, 2, 4));
  }

  @Test
  void whoClosesAtTheSameTimeStatesNothingTwice() throws Exception {
    world.gift(stage.creator, 1_000);
    for (int i = 0; i < 20; i++) {
      stage.use(stage.generator, CREDIT, 2);
    }
    world.clock.pass(Duration.ofDays(31));
    assertThat(stage.close()).isNotNull();
    world.clock.pass(Duration.ofDays(-10));
    stage.use(stage.generator, CREDIT, 2);
    world.clock.pass(Duration.ofDays(45));
    new RollingUpBalances(stage.database.admin()).run("");
    List<Future<ClosingGeneratorMonth.Outcome>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        all.add(pool.submit(() -> stage.closing.close(stage.generator, Actor.system())));
      }
    }
    int closed = 0;
    for (Future<ClosingGeneratorMonth.Outcome> one : all) {
      closed += one.get() instanceof ClosingGeneratorMonth.Outcome.Closed ? 1 : 0;
    }
    assertThat(closed).isEqualTo(1);
    assertThat(stage.statements.list(Optional.of(stage.generator), 0, 10))
        .extracting(GeneratorStatement::usageCount)
        .containsExactly(1L, 20L);
  }

  @Test
  void monthsAreThoseOfTheGeneratorsOwnZone() {
    world.execute(
        "insert into generator_payee (generator_id, zone, due_days, set_by, set_at) values (?,"
            + " 'Asia/Tokyo', 0, ?, now())",
        stage.generator,
        world.account());
    world.gift(stage.creator, 100);
    world.clock.pass(Duration.ofDays(30).plusHours(6).plusMinutes(1));
    // 00:01 on 1 April in Tokyo.
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(30));
    GeneratorStatement april = stage.closed(1).getFirst().statement();
    assertThat(april.fromDate()).isEqualTo("2026-04-01");
    assertThat(april.fromAt()).isEqualTo("2026-03-31T15:00:00Z");
    assertThat(april.dueDate()).isEqualTo("2026-05-01");
    assertThat(april.zone().getId()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void monthsTouchWhereTheZoneIsChanged() {
    Instant ended = Instant.parse("2026-04-01T00:00:00Z");
    for (String zone : List.of("America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "UTC")) {
      ComputeMonth next =
          ComputeMonth.next(ZoneId.of(zone), Optional.of(ended), ended.plusSeconds(3_600));
      assertThat(next.fromAt()).as(zone).isEqualTo(ended);
      assertThat(next.first()).as(zone).isEqualTo(LocalDate.of(2026, 4, 1));
      assertThat(next.after()).as(zone).isEqualTo(LocalDate.of(2026, 5, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update generator_statement set payable_minor = payable_minor",
        "delete from generator_statement_line",
        "delete from generator_statement_usage",
        "insert into generator_statement_usage (account_id, authorization_id, statement_id,"
            + " position, amount_micros) select account_id, gen_random_uuid(), statement_id, 1, 5"
            + " from generator_statement_usage limit 1",
        "insert into generator_statement_line (statement_id, position, kind, rate_card_id, quality,"
            + " usages, seconds, amount_micros, text) select statement_id, 9, kind, rate_card_id,"
            + " quality, 1, 1, 1, '' from generator_statement_line where kind = 'COMPUTE' limit 1"
      })
  void aClosedStatementNeverChanges(String attempt) {
    world.gift(stage.creator, 100);
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(31));
    stage.closed(1);
    assertThatThrownBy(() -> world.execute(attempt)).as(attempt).hasMessageContaining("ERROR");
  }

  @Test
  void whatTheLedgerHasNoEntriesOfYetIsNotClosedOver() {
    world.gift(stage.creator, 100);
    stage.use(stage.generator, 2 * CREDIT, 1);
    assertThat(stage.close()).isInstanceOf(ClosingGeneratorMonth.Outcome.NotEnded.class);
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(31));
    assertThat(stage.closing.close(stage.generator, Actor.system()))
        .isEqualTo(new ClosingGeneratorMonth.Outcome.TooEarly());
    assertThat(stage.closed(1).getFirst().statement().usageCount()).isEqualTo(2);
  }

  @Test
  void whatCameBackIsALineOfTheNextStatementAndOnlyOnce() {
    world.gift(stage.creator, 100);
    stage.use(stage.generator, 2 * CREDIT, 1);
    world.clock.pass(Duration.ofDays(31));
    stage.closed(1);
    UUID payout = Ids.next();
    world.inAdminTransaction(
        c ->
            GeneratorStatementEntries.payoutReturned(
                c,
                stage.generator,
                "JP",
                Money.ofMinor(2, World.JPY),
                payout,
                "Payout of statement 1 returned by the bank",
                world.clock.instant()));
    assertThatThrownBy(
            () ->
                world.inAdminTransaction(
                    c ->
                        GeneratorStatementEntries.payoutReturned(
                            c,
                            stage.generator,
                            "JP",
                            Money.ofMinor(2, World.JPY),
                            payout,
                            "",
                            world.clock.instant())))
        .hasMessageContaining("generator_statement_entry_kind_reference_id_key");
    world.clock.pass(Duration.ofDays(30));
    assertThat(stage.closed(1).getFirst().lines())
        .singleElement()
        .satisfies(line -> assertThat(line.kind()).isEqualTo(LineKind.RETURNED_PAYOUT));
    // Undone, as no payout was made here.
    world.execute(
        "set session_replication_role = replica; delete from generator_statement_line where"
            + " entry_id is not null; delete from generator_statement where generator_id = '"
            + stage.generator
            + "' and number = 2; delete from generator_statement_entry; delete from transfer where"
            + " code = 'STATEMENT_CLOSED' and reference_id not in (select id from"
            + " generator_statement union select id from statement)");
  }
}
