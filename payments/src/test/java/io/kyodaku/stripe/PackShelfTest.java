package io.kyodaku.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.FieldError;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Packs as operators keep them. */
class PackShelfTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final Currency DOLLAR = Currency.getInstance("USD");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final StripeGateway gateway =
      new StripeGateway(
          SellingEntities.of(
              Map.of(SellingEntity.JP, "sk_test_shelf"),
              Map.of(SellingEntity.JP, "whsec_shelf"),
              Optional.empty()));
  private final PackShelf shelf = new PackShelf(database.admin(), gateway, clock);
  private final OfferingDraftPack offering =
      new OfferingDraftPack(new OfferingCreditPack(database.admin(), clock));

  @Test
  void aPackIsOfferedWithdrawnAndOfferedAgainAsItWas() {
    UUID pack = offer(draft("jp-500", YEN, 500_000_000L));
    assertThat(shelf.all())
        .singleElement()
        .satisfies(
            shelved -> {
              assertThat(shelved.standing()).isEqualTo(PackShelf.Standing.OFFERED);
              assertThat(shelved.pack().price().micros()).isEqualTo(500_000_000L);
              assertThat(shelved.sold()).isZero();
            });

    WithdrawingCreditPack withdrawing = new WithdrawingCreditPack(database.admin(), clock);
    ReofferingCreditPack again = new ReofferingCreditPack(database.admin(), clock);
    assertThat(again.offer(pack, Actor.system())).isFalse();
    assertThat(withdrawing.withdraw(pack, Actor.system())).isTrue();
    assertThat(shelf.all().getFirst().standing()).isEqualTo(PackShelf.Standing.WITHDRAWN);
    assertThat(again.offer(pack, Actor.system())).isTrue();
    assertThat(again.offer(UUID.randomUUID(), Actor.system())).isFalse();
    assertThat(shelf.all().getFirst().pack().id()).isEqualTo(pack);
  }

  @Test
  void aPackOfACompanyWithoutKeysIsSeenToBeOfNoUse() {
    offer(
        new DraftPack(
            "us-5", SellingEntity.US, DOLLAR, 5_000_000L, 500_000_000L, TaxBehaviour.EXCLUSIVE));
    assertThat(shelf.all().getFirst().standing()).isEqualTo(PackShelf.Standing.NOT_SET_UP);
    assertThat(shelf.isSetUp(SellingEntity.US)).isFalse();
  }

  @Test
  void aCodeIsOnePacksForGood() {
    offer(draft("jp-500", YEN, 500_000_000L));
    assertThat(faults(draft("jp-500", YEN, 600_000_000L))).containsExactly("code");
  }

  @Test
  void whatNobodyCouldPayIsNoPack() {
    assertThat(faults(draft("Jp 500", YEN, 500_000_000L))).containsExactly("code");
    assertThat(faults(draft("jp--500", YEN, 500_000_000L))).containsExactly("code");
    assertThat(faults(draft("jp-500", YEN, 500_500_000L))).containsExactly("price");
    assertThat(faults(draft("us-500", DOLLAR, 4_995_000L))).containsExactly("price");
    assertThat(faults(draft("jp-500", YEN, 0))).containsExactly("price");
    assertThat(faults(draft("jp-500", YEN, Long.MAX_VALUE))).containsExactly("price");
    assertThat(
            faults(
                new DraftPack("jp-500", SellingEntity.JP, YEN, 500_000_000L, 0, TaxBehaviour.NONE)))
        .containsExactly("credits");
    assertThat(shelf.all()).isEmpty();
  }

  private static DraftPack draft(String code, Currency currency, long priceMicros) {
    return new DraftPack(
        code, SellingEntity.JP, currency, priceMicros, 500_000_000L, TaxBehaviour.INCLUSIVE);
  }

  private UUID offer(DraftPack draft) {
    return ((OfferingDraftPack.Outcome.Offered) offering.offer(Actor.system(), draft)).packId();
  }

  private List<String> faults(DraftPack draft) {
    return ((OfferingDraftPack.Outcome.Invalid) offering.offer(Actor.system(), draft))
        .errors().stream().map(FieldError::field).toList();
  }
}
