package io.kyodaku.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.foureyes.FourEyes.Outcome.Allowed;
import io.kyodaku.foureyes.FourEyes.Outcome.OwnAsking;
import io.kyodaku.identity.Operators;
import io.kyodaku.payout.SettingPayoutRule;
import io.kyodaku.reconciliation.ExplainingItem;
import io.kyodaku.reconciliation.ExplainingItem.Explanation;
import io.kyodaku.reconciliation.ExplainingItem.Outcome;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hundred million yen that were at Stripe from the start, and what operators say of them. */
class ExplainedMoneyTest {

  private static final long MICROS = 100_000_000L * 1_000_000;

  private final Season season = new Season(LocalDateTime.of(2027, 1, 1, 0, 0));
  private final Operators operators = new Operators(season.database.admin(), season.world.clock);
  private final ExplainingItem explaining =
      new ExplainingItem(
          season.database.admin(),
          new FourEyes(season.database.admin(), operators.codes, season.world.clock),
          season.world.clock);
  private final UUID one = operators.operator();
  private final UUID other = operators.operator();
  private UUID item = one;

  @BeforeEach
  void suspend() {
    season.reconcile();
    item =
        UUID.fromString(
            season.stripe.text(
                "select id from reconciliation_item where suspense_micros = ?", MICROS));
  }

  @AfterEach
  void close() {
    season.close();
  }

  private String standing() {
    return season.stripe.text(
        "select state || ' ' || suspense_micros from reconciliation_item where id = ?", item);
  }

  @Test
  void whatAnOperatorExplainsLeavesSuspenseOnce() {
    assertThat(explaining.explain(one, item, Explanation.OWN_BANK, " "))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(explaining.explain(one, item, Explanation.OWN_BANK, "Our own money."))
        .isInstanceOf(Outcome.Done.class);
    assertThat(explaining.explain(other, item, Explanation.OWN_BANK, "Our own money."))
        .isInstanceOf(Outcome.NotPossible.class);
    season.books.assertBooksHold();

    season.reconcile();
    assertThat(standing()).isEqualTo("MATCHED 0");
    assertThat(season.booked("OWN_BANK")).isEqualTo(-MICROS);
    assertThat(season.booked("SUSPENSE")).isZero();
    assertThat(explaining.explain(one, item, Explanation.OWN_BANK, "Once more."))
        .isInstanceOf(Outcome.NotPossible.class);
  }

  @Test
  void aboveTheLimitAnotherAllowsExactlyThat() {
    new SettingPayoutRule(season.database.admin(), season.world.clock)
        .set(one, "JPY", "", "1000000");
    Outcome asked = explaining.explain(one, item, Explanation.OWN_BANK, "Our own money.");
    assertThat(asked).isInstanceOf(Outcome.Asked.class);
    UUID act = ((Outcome.Asked) asked).act();
    assertThat(season.booked("OWN_BANK")).isZero();
    assertThatThrownBy(
            () ->
                season.world.execute(
                    "insert into reconciliation_explanation values (gen_random_uuid(), ?,"
                        + " 'OWN_BANK', ?, 'Alone.', ?, now(), null)",
                    item,
                    MICROS,
                    one))
        .hasStackTraceContaining("explained by two");

    assertThat(explaining.allow(act, one, operators.code(0))).isInstanceOf(OwnAsking.class);
    assertThat(explaining.allow(act, other, operators.code(0))).isEqualTo(new Allowed<>(true));
    season.reconcile();
    assertThat(standing()).isEqualTo("MATCHED 0");
  }
}
