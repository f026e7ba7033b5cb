package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.sample.BeginningTrial;
import io.kyodaku.sample.KeepingPrompts;
import io.kyodaku.sample.PromptConsents;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Prompts are kept of who agreed, for a while, and go with the consent. */
class PromptSampleTest {

  private final TwoOwners two = new TwoOwners();
  private final PromptConsents consents =
      new PromptConsents(two.world.database.admin(), two.world.clock);
  private final KeepingPrompts keeping =
      new KeepingPrompts(two.world.database.admin(), two.world.clock);

  @AfterEach
  void stop() {
    consents.takeBack(two.creator);
    two.close();
  }

  private long kept() {
    return two.world.number("select count(*) from prompt_sample where creator_id = ?", two.creator);
  }

  private void offer(String prompt) {
    keeping.offer(two.creator, prompt);
    keeping.keep();
  }

  @Test
  void nothingIsKeptOfWhoDidNotAgree() {
    keeping.keep();
    offer("a secret garden");
    assertThat(kept()).isZero();
  }

  @Test
  void whatWasWrittenSinceIsKeptOnceAndGoesWithTheConsent() {
    consents.give(two.creator);
    keeping.keep();
    offer("a garden");
    offer("a garden");
    offer("another");
    assertThat(kept()).isEqualTo(2);
    consents.takeBack(two.creator);
    assertThat(kept()).isZero();
    assertThat(consents.isGiven(two.creator)).isFalse();
  }

  @Test
  void whatWaitsWhenTheConsentIsTakenBackIsNotKept() {
    consents.give(two.creator);
    keeping.keep();
    keeping.offer(two.creator, "too late");
    consents.takeBack(two.creator);
    keeping.keep();
    assertThat(kept()).isZero();
  }

  @Test
  void aDayHasItsBoundAndAPromptItsEnd() {
    consents.give(two.creator);
    keeping.keep();
    for (int i = 0; i < KeepingPrompts.OF_A_CREATOR_A_DAY + 5; i++) {
      offer("prompt " + i);
    }
    assertThat(kept()).isEqualTo(KeepingPrompts.OF_A_CREATOR_A_DAY);
    two.world.clock.pass(KeepingPrompts.KEPT.plus(Duration.ofDays(1)));
    keeping.run("");
    assertThat(kept()).isZero();
  }

  @Test
  void noOwnerReadsPrompts() {
    for (String table : new String[] {"prompt_sample", "prompt_consent"}) {
      assertThatThrownBy(
              () ->
                  TwoOwners.as(
                      two.yen,
                      (tenant, rows) -> new Sql(rows).list("select * from " + table, row -> 1)))
          .isInstanceOf(DatabaseFailure.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void anOwnerTriesAsOftenAsADayHasTrials() {
    UUID by = two.world.account();
    for (int i = 0; i < BeginningTrial.TRIALS_A_DAY; i++) {
      assertThat(begin(two.yen, by)).isTrue();
    }
    assertThat(begin(two.yen, by)).isFalse();
    assertThat(begin(two.dollar, by)).isTrue();
    two.world.clock.pass(Duration.ofDays(2));
    assertThat(begin(two.yen, by)).isTrue();
  }

  private boolean begin(World.Claim owner, UUID by) {
    return TwoOwners.<Boolean>as(
        owner,
        (TenantId tenant, javax.sql.DataSource rows) ->
            new BeginningTrial(rows, two.world.clock).begin(tenant, by));
  }
}
