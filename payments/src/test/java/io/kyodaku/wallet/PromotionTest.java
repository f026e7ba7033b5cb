package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.log.Actor;
import io.kyodaku.promotion.GrantingAllowance;
import io.kyodaku.promotion.GrantingPromotion;
import io.kyodaku.promotion.GrantingPromotion.Draft;
import io.kyodaku.promotion.GrantingPromotion.Outcome;
import io.kyodaku.promotion.PromotionBudgets;
import io.kyodaku.promotion.SettingAllowance;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.WireId;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is given is within its budget and given once, whoever asks for it and however often. */
class PromotionTest {

  private static final long CREDIT = World.CREDIT;

  private final World world = new World(TestDatabase.fresh());
  private final UUID operator = world.account();
  private final UUID creator = world.creator();
  private final PromotionBudgets budgets =
      new PromotionBudgets(world.database.admin(), world.clock);
  private final GrantingPromotion granting =
      new GrantingPromotion(world.database.admin(), world.clock);
  private final SettingAllowance setting =
      new SettingAllowance(world.database.admin(), world.clock);
  private final GrantingAllowance allowance =
      new GrantingAllowance(world.database.admin(), world.clock);

  private YearMonth month() {
    return YearMonth.from(world.clock.instant().atOffset(ZoneOffset.UTC));
  }

  private void budget(long credits) {
    assertThat(budgets.set(Actor.system(), "JP", month(), credits * CREDIT)).isEmpty();
  }

  private Outcome give(UUID id, String to, long micros, @Nullable LocalDate expires, String why) {
    return granting.grant(Actor.system(), operator, new Draft(id, to, "JP", micros, expires, why));
  }

  private Outcome give(UUID id, long credits) {
    return give(id, WireId.CREATOR.format(creator), credits * CREDIT, null, "Sorry.");
  }

  private List<String> fields(Outcome outcome) {
    return ((Outcome.Invalid) outcome).errors().stream().map(FieldError::field).toList();
  }

  private long available() {
    return world.number(
        "select coalesce((select available_micros from wallet where creator_id = ?), 0)", creator);
  }

  @Test
  void aGiftIsGivenOnce() {
    budget(1_000);
    UUID id = Ids.next();
    assertThat(give(id, 300)).isEqualTo(new Outcome.Given(id));
    assertThat(give(id, 300)).isEqualTo(new Outcome.GivenBefore());
    assertThat(available()).isEqualTo(300 * CREDIT);
    assertThat(budgets.all().getFirst().leftMicros()).isEqualTo(700 * CREDIT);
    assertThat(granting.latest())
        .singleElement()
        .extracting(one -> one.reason())
        .isEqualTo("Sorry.");
  }

  @Test
  void withoutABudgetNothingIsGivenAndNeverMoreThanIt() {
    assertThat(fields(give(Ids.next(), 1))).containsExactly("credits");
    budget(10);
    assertThat(fields(give(Ids.next(), 11))).containsExactly("credits");
    assertThat(give(Ids.next(), 10)).isInstanceOf(Outcome.Given.class);
    assertThat(fields(give(Ids.next(), 1))).containsExactly("credits");
    assertThat(budgets.set(Actor.system(), "JP", month(), 9 * CREDIT))
        .extracting(FieldError::field)
        .containsExactly("ceiling");
  }

  @Test
  void badInputGivesNothing() {
    budget(1_000);
    LocalDate today = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);
    assertThat(fields(give(Ids.next(), "", 0, today, " ")))
        .containsExactlyInAnyOrder("credits", "reason", "recipient", "expires");
    assertThat(fields(give(Ids.next(), "nobody@test.example", -1, null, "x")))
        .containsExactly("credits");
    assertThat(fields(give(Ids.next(), "nobody@test.example", Long.MAX_VALUE, null, "x")))
        .containsExactly("credits");
    assertThat(fields(give(Ids.next(), "nobody@test.example", 1, null, "x")))
        .containsExactly("recipient");
    assertThat(available()).isZero();
  }

  @Test
  void manyAtOnceStayWithinTheBudget() throws Exception {
    budget(50);
    List<Future<Outcome>> all = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 24; i++) {
        all.add(workers.submit(() -> give(Ids.next(), 10)));
      }
    }
    int given = 0;
    for (Future<Outcome> one : all) {
      given += one.get() instanceof Outcome.Given ? 1 : 0;
    }
    assertThat(given).isEqualTo(5);
    assertThat(available()).isEqualTo(50 * CREDIT);
  }

  @Test
  void postgresItselfHoldsTheCeiling() {
    budget(5);
    assertThatThrownBy(
            () ->
                world.execute(
                    "insert into promotion_grant (id, kind, creator_id, selling_entity, month,"
                        + " credit_micros, reason, granted_by, granted_at) values (?,"
                        + " 'BY_OPERATOR', ?, 'JP', date_trunc('month', cast(? as timestamptz) at"
                        + " time zone 'UTC')::date, ?, 'x', ?, now())",
                    Ids.next(),
                    creator,
                    world.clock.instant(),
                    6 * CREDIT,
                    operator))
        .hasStackTraceContaining("promotion_within_budget");
  }

  private void daily(long credits, String countries, boolean adultsOnly) {
    assertThat(
            setting.set(
                Actor.system(),
                operator,
                new SettingAllowance.Draft(
                    credits * CREDIT, countries, adultsOnly, "JP", "Asia/Tokyo")))
        .isEmpty();
  }

  @Test
  void aDaysCreditsComeOnceAndGoWithTheDay() throws Exception {
    budget(1_000);
    assertThat(allowance.grant(creator)).isFalse();
    daily(20, "", false);
    List<Future<Boolean>> all = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 16; i++) {
        all.add(workers.submit(() -> allowance.grant(creator)));
      }
    }
    int given = 0;
    for (Future<Boolean> one : all) {
      given += one.get() ? 1 : 0;
    }
    assertThat(given).isEqualTo(1);
    assertThat(available()).isEqualTo(20 * CREDIT);
    assertThat(
            world.number(
                "select extract(epoch from expires_at at time zone 'Asia/Tokyo' - date_trunc('day',"
                    + " expires_at at time zone 'Asia/Tokyo'))::bigint from credit_lot"))
        .isZero();
    world.clock.pass(Duration.ofDays(1));
    assertThat(allowance.grant(creator)).isTrue();
  }

  @Test
  void onlyWhoIsMeantIsGivenIt() {
    budget(1_000);
    daily(20, "us, de", false);
    assertThat(allowance.grant(creator)).isFalse();
    daily(20, "jp", true);
    assertThat(allowance.grant(creator)).isFalse();
    world.execute("update creator set age_band = 'ADULT' where id = ?", creator);
    assertThat(allowance.grant(creator)).isTrue();
    assertThat(
            setting.set(
                Actor.system(),
                operator,
                new SettingAllowance.Draft(-1, "ZZ", true, "BR", "Tokyo")))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("daily", "countries", "giver", "zone");
  }
}
