package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the calendars, every royalty is on exactly one statement and paid once. */
class PeriodTilingTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Asia/Tokyo"),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Pacific/Kiritimati"));

  @Property(tries = 8)
  void periodsTouchAndNothingIsLostOrPaidTwice(@ForAll long seed) {
    Random random = new Random(seed);
    StatementStage stage = new StatementStage(TestDatabase.shared(), START);
    TenantId tenant = stage.tenant(START.plus(Duration.ofMinutes(random.nextInt(100_000))));
    UUID asset = stage.asset(tenant);
    long earned = 0;
    for (int round = 0; round < 8; round++) {
      stage.plugins.schedule = schedule(random);
      for (int i = random.nextInt(5); i > 0; i--) {
        long royalty = random.nextLong(5_000_000);
        earned += royalty;
        // Some long ago: as if they had been booked late.
        Instant at = stage.clock.instant().minus(Duration.ofMinutes(random.nextInt(200_000)));
        stage.royalty(tenant, asset, "SHARED", royalty, at.truncatedTo(ChronoUnit.MICROS));
      }
      stage.clock.pass(Duration.ofHours(random.nextInt(1_000)));
      while (stage.close(tenant) instanceof ClosingStatement.Outcome.Closed) {
        // All that has ended.
      }
    }
    stage.clock.pass(Duration.ofDays(130));
    while (stage.close(tenant) instanceof ClosingStatement.Outcome.Closed) {
      // And all the rest.
    }
    assertTiled(stage.statements.list(Optional.of(tenant), 0, 100).reversed(), earned);
    long last = stage.statements.list(Optional.of(tenant), 0, 1).getFirst().carriedMicros();
    assertThat(stage.balance(AccountKind.ROYALTY_PAYABLE, "JP", Optional.of(tenant)))
        .isEqualTo(last);
  }

  private static void assertTiled(List<Statement> statements, long earned) {
    long paid = 0;
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      paid += statement.payable().micros();
      assertThat(statement.number()).isEqualTo(i + 1);
      if (i > 0) {
        assertThat(statement.fromAt()).isEqualTo(statements.get(i - 1).toAt());
      }
    }
    assertThat(statements).isNotEmpty();
    assertThat(paid + statements.getLast().carriedMicros()).isEqualTo(earned);
  }

  /** A calendar of equal periods in some zone: between one and some fifty days. */
  private static java.util.function.Function<Instant, PluginAnswer<Scheduled>> schedule(
      Random random) {
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    int days = 20 + random.nextInt(40);
    return moment -> {
      LocalDate date = LocalDate.ofInstant(moment, zone);
      LocalDate first = LocalDate.ofEpochDay(Math.floorDiv(date.toEpochDay(), days) * (long) days);
      return new PluginAnswer.Answered<>(
          new Scheduled(zone, new Period(first, first.plusDays(days)), first.plusDays(days)));
    };
  }
}
