package io.kyodaku.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.ownership.Move;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.StatementStage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the terms of a contract are reckoned with while royalties are held, and after. */
class StatedEscrowTest {

  private final EscrowStage own = new EscrowStage();
  private final StatementStage.ScriptedPlugins plugins = new StatementStage.ScriptedPlugins();
  private final ClosingStatement closing =
      new ClosingStatement(own.world.database.admin(), plugins, own.world.clock);

  @AfterEach
  void close() {
    own.close();
  }

  @Test
  void termsAreReckonedWithWhatIsHeldInThePeriodInWhichItIsReleased() {
    own.use(10);
    own.does(new Move.Uphold(own.holder(), "Ours."));
    own.world.clock.pass(Duration.ofDays(32));
    UsageTotal held = stated(own.holder()).totals().getFirst();
    assertThat(held.usages()).isEqualTo(1);
    assertThat(held.seconds()).isEqualTo(10);
    assertThat(held.royaltyMicros()).isZero();
    assertThat(held.feeBaseMicros()).as("nothing of it is the owner's yet").isZero();

    own.moving.decide(
        own.operator,
        own.conflict,
        new Move.Decide(Map.of(own.holder(), 7_500, own.asserting(), 2_500), "Both drew."));
    own.nobodyAppeals();
    own.releasing.run("");
    own.world.clock.pass(Duration.ofDays(32));

    UsageTotal released = stated(own.holder()).totals().getFirst();
    assertThat(released.usages()).as("counted when it was stated").isZero();
    assertThat(released.seconds()).isZero();
    // Three quarters of 14 yen of a base of 20, and of 10 cents of a base of 20, which are 20 yen.
    assertThat(released.royaltyMicros()).isEqualTo(10_500_000 + 7_500_000);
    assertThat(released.feeBaseMicros()).isEqualTo(15_000_000 + 15_000_000);
  }

  /** Closes all periods that have ended, of which one has usages. */
  private PeriodFacts stated(TenantId tenant) {
    plugins.asked.clear();
    boolean more = true;
    while (more) {
      more = closing.close(tenant, Actor.system()) instanceof ClosingStatement.Outcome.Closed;
    }
    return plugins.asked.stream()
        .filter(asked -> !asked.totals().isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
