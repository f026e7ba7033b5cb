package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.PAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.insight.RollingUpGenerators;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.oversight.GeneratorDirectory;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What generators rendered, as operators look at it. */
class GeneratorDaysTest {

  private final World world = new World(TestDatabase.shared());
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  private final RollingUpBalances ledger = new RollingUpBalances(world.database.admin());
  private final RollingUpGenerators rollUp =
      new RollingUpGenerators(world.database.admin(), world.clock);
  private final GeneratorDirectory directory =
      new GeneratorDirectory(world.database.admin(), world.clock);

  @BeforeEach
  void giveCredits() {
    world.link(creator, generator, null);
    world.gift(creator, 10_000);
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  @Test
  void whatIsRenderedIsAddedUpOnceByTheDayOnWhichItWasAskedFor() {
    settled(2);
    asked(5);
    look();
    look();
    world.clock.pass(Duration.ofDays(1));
    settled(3);
    look();

    GeneratorDirectory.Usage usage = listed().usage();
    assertThat(usage).isEqualTo(new GeneratorDirectory.Usage(3, 2, 5, 0, 5 * 2 * CREDIT));
    List<GeneratorDirectory.Day> days = directory.days(generator);
    assertThat(days).hasSize(GeneratorDirectory.DAYS);
    assertThat(days.getLast().standardSeconds()).isEqualTo(3);
    assertThat(days.get(GeneratorDirectory.DAYS - 2).standardSeconds()).isEqualTo(2);
  }

  @Test
  void whatIsSettledLaterIsFoundTheNextDayAndWhatIsOldIsLeftOut() {
    Authorization late = asked(4);
    look();
    assertThat(listed().usage().settled()).isZero();
    assertThat(charges.settle(late, 4, price(4))).isInstanceOf(ChargeOutcome.Settled.class);
    world.clock.pass(Duration.ofDays(1));
    look();
    assertThat(listed().usage().standardSeconds()).isEqualTo(4);

    world.clock.pass(Duration.ofDays(GeneratorDirectory.DAYS));
    look();
    assertThat(listed().usage().asked()).isZero();
  }

  @Test
  void itIsFoundByItsNameAndStanding() {
    String name = listed().name();
    assertThat(found(name, Optional.empty())).containsExactly(generator);
    assertThat(found(name, Optional.of(GeneratorDirectory.Standing.SUSPENDED))).isEmpty();
    assertThat(found("%", Optional.empty())).isEmpty();
    assertThat(listed().links()).isEqualTo(1);
    assertThat(listed().seen()).isEmpty();
    world.execute(
        "update generator set disabled_at = now(), disabled_reason = 'r' where id = ?", generator);
    assertThat(found(name, Optional.of(GeneratorDirectory.Standing.SUSPENDED)))
        .containsExactly(generator);
    assertThat(directory.find(creator)).isEmpty();
  }

  private List<UUID> found(String words, Optional<GeneratorDirectory.Standing> standing) {
    return directory.page(new GeneratorDirectory.Which(words, standing), 0).stream()
        .map(GeneratorDirectory.Listed::id)
        .toList();
  }

  private GeneratorDirectory.Listed listed() {
    return directory.find(generator).orElseThrow();
  }

  private void look() {
    ledger.run("");
    rollUp.run("");
  }

  private void settled(int seconds) {
    assertThat(charges.settle(asked(seconds), seconds, price(seconds)))
        .isInstanceOf(ChargeOutcome.Settled.class);
  }

  private Authorization asked(int seconds) {
    Authorization asked =
        world.authorization(
            creator, generator, seconds, price(seconds), AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  private Price price(int seconds) {
    return World.price(generator, 2 * CREDIT, seconds, 0);
  }
}
