package io.kyodaku.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.AskedActs;
import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.foureyes.FourEyes.Outcome;
import io.kyodaku.identity.Operators;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.CorrectingRoyalties;
import io.kyodaku.statement.CorrectingRoyalties.Outcome.Asked;
import io.kyodaku.statement.CorrectingRoyalties.Outcome.Invalid;
import io.kyodaku.statement.CorrectingRoyalties.Outcome.NotPossible;
import io.kyodaku.statement.LineKind;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementStage;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one operator asks to be corrected, and another allows. */
class CorrectingRoyaltiesTest {

  private static final Instant MARCH = Instant.parse("2026-02-28T15:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-03-31T15:00:00Z");

  private PayoutStage payouts;
  private StatementStage stage;
  private CorrectingRoyalties correcting;
  private AllowingPayoutAct allowing;
  private AskedActs acts;
  private Operators operators;
  private UUID one;
  private UUID other;
  private TenantId tenant;
  private UUID asset;

  @BeforeEach
  void open() {
    payouts = new PayoutStage();
    TestDatabase database = payouts.database;
    stage = new StatementStage(database, APRIL);
    operators = new Operators(database.admin(), stage.clock);
    correcting = new CorrectingRoyalties(database.admin(), stage.clock);
    FourEyes eyes = new FourEyes(database.admin(), operators.codes, stage.clock);
    allowing = new AllowingPayoutAct(eyes, payouts.run, stage.clock);
    acts = new AskedActs(database.admin(), stage.clock);
    one = operators.operator();
    other = operators.operator();
    tenant = stage.tenant(MARCH);
    asset = stage.asset(tenant);
    stage.royalty(tenant, asset, "SHARED", 1_000_000_000, MARCH);
  }

  @AfterEach
  void close() {
    payouts.close();
  }

  @Test
  void isBookedOnceAnotherAllowedItAndIsALineOfTheNextStatement() {
    UUID act = asked("-250.5", "Counted twice in March.");
    AskedAct seen = acts.find(act).orElseThrow();
    assertThat(seen.says())
        .startsWith("correct by -250.5 JPY what Tenant ")
        .endsWith("earned with Momo: Counted twice in March.");
    assertThat(owed()).isEqualTo(1_000_000_000);
    assertThat(allowing.allow(act, one, operators.code(0))).isInstanceOf(Outcome.OwnAsking.class);
    assertThat(owed()).isEqualTo(1_000_000_000);
    assertThat(allowing.allow(act, other, operators.code(0))).isInstanceOf(Outcome.Allowed.class);
    assertThat(owed()).isEqualTo(749_500_000);
    assertThat(allowing.allow(act, other, operators.code(1))).isInstanceOf(Outcome.NotOpen.class);
    assertThat(owed()).isEqualTo(749_500_000);

    stage.clock.pass(Duration.ofDays(31));
    stage.closed(tenant);
    stage.closed(tenant);
    Statement.Line line =
        stage.statements.list(Optional.of(tenant), 0, 10).stream()
            .flatMap(s -> stage.statements.find(s.id()).orElseThrow().lines().stream())
            .filter(l -> l.kind() == LineKind.REVENUE_CORRECTION)
            .findFirst()
            .orElseThrow();
    assertThat(line.amountMicros()).isEqualTo(-250_500_000);
    assertThat(line.assetId()).contains(asset);
    assertThat(line.text()).isEqualTo("Counted twice in March.");
  }

  @Test
  void addsAsWell() {
    UUID act = asked("+0.000001", "A rounding of ours.");
    assertThat(allowing.allow(act, other, operators.code(0))).isInstanceOf(Outcome.Allowed.class);
    assertThat(owed()).isEqualTo(1_000_000_001);
  }

  @ParameterizedTest
  @CsvSource({
    "0, why, amount",
    "-0.0, why, amount",
    "1e3, why, amount",
    "-1000.000001, why, amount",
    "1000000001, why, amount",
    "99999999999999999999, why, amount",
    "0.0000001, why, amount",
    "ten, why, amount",
    "'', why, amount",
    "10, '', reason",
    "10, ' ', reason",
  })
  void whatMakesNoSenseIsNotAskedFor(String amount, String reason, String field) {
    assertThat(correcting.ask(one, tenant, asset, amount, reason))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(field));
  }

  @Test
  void whatIsTooLongOrAnothersIsNotAskedFor() {
    assertThat(correcting.ask(one, tenant, asset, "1", "x".repeat(100_000)))
        .isInstanceOf(Invalid.class);
    TenantId stranger = stage.tenant(MARCH);
    assertThat(correcting.ask(one, stranger, asset, "1", "Why")).isInstanceOf(NotPossible.class);
    assertThat(correcting.ask(one, new TenantId(UUID.randomUUID()), asset, "1", "Why"))
        .isInstanceOf(NotPossible.class);
  }

  private UUID asked(String amount, String reason) {
    return switch (correcting.ask(one, tenant, asset, amount, reason)) {
      case Asked(UUID act) -> act;
      case CorrectingRoyalties.Outcome outcome -> throw new AssertionError(outcome);
    };
  }

  private long owed() {
    return stage.balance(AccountKind.ROYALTY_PAYABLE, "JP", Optional.of(tenant));
  }
}
