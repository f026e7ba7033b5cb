package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ledger.LotBooks;
import io.kyodaku.shared.Ids;
import io.kyodaku.wallet.Purse.Burn;
import io.kyodaku.wallet.Purse.Spent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PurseTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final UUID CREATOR = Ids.next();

  private static Lot lot(long credits, long cost, int day) {
    LotBooks books = new LotBooks(Ids.next(), CREATOR, cost == 0, "US", USD);
    return new Lot(
        books,
        credits,
        cost,
        NOW.plusSeconds(86_400L * (day + 1)),
        new Lot.Places(credits, 0, 0, 0, 0),
        0);
  }

  @Property
  void lotsAndPurposesBothAddUp(
      @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 1_000_000_000) Long> credits,
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 0, max = 300_000_000) Long> purposes) {
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < credits.size(); i++) {
      lots.add(lot(credits.get(i), credits.get(i) / 3, i));
    }
    Purse purse = new Purse(lots);
    long needed = purposes.stream().mapToLong(Long::longValue).sum();
    long hold = needed + needed / 7;
    List<LotHold> holds = purse.reserve(hold, NOW).orElse(List.of());
    if (holds.isEmpty()) {
      assertThat(hold == 0 || purse.usable(NOW) < hold).isTrue();
      return;
    }

    Spent spent = purse.spend(holds, purposes);

    for (int purpose = 0; purpose < purposes.size(); purpose++) {
      int index = purpose;
      assertThat(spent.burns().stream().mapToLong(b -> b.credits().get(index)).sum())
          .isEqualTo(purposes.get(purpose));
    }
    long released = spent.released().stream().mapToLong(LotHold::amountMicros).sum();
    assertThat(released).isEqualTo(hold - needed);
    assertThat(lots.stream().mapToLong(l -> l.places().held()).sum()).isZero();
    assertThat(lots.stream().mapToLong(l -> l.places().burned()).sum()).isEqualTo(needed);
  }

  @Property
  void noBurnPaysAPurposeMoreThanItCosts(
      @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 1, max = 1_000) Long> credits,
      @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 1, max = 300) Long> purposes) {
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < credits.size(); i++) {
      lots.add(lot(credits.get(i), 0, i));
    }
    Purse purse = new Purse(lots);
    long needed = purposes.stream().mapToLong(Long::longValue).sum();
    purse
        .reserve(needed, NOW)
        .ifPresent(
            holds -> {
              for (Burn burn : purse.spend(holds, purposes).burns()) {
                assertThat(burn.credits()).allMatch(part -> part >= 0);
                assertThat(burn.recognised()).allMatch(part -> part >= 0);
              }
            });
  }

  @Property
  void whateverTheBurnsTheWholeCostIsRecognisedWithTheLastCredit(
      @ForAll @LongRange(min = 1, max = 1_000_000) long credits,
      @ForAll @LongRange(min = 0, max = 10_000_000_000L) long cost,
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 200_000) Long> burns) {
    Lot lot = lot(credits, cost, 1);
    long recognised = 0;
    for (long burn : burns) {
      long part = Math.min(burn, lot.available());
      lot.reserve(part);
      recognised += lot.burn(part);
      assertThat(recognised).isEqualTo(lot.recognised());
    }
    lot.reserve(lot.available());
    recognised += lot.burn(lot.places().held());
    assertThat(recognised).isEqualTo(cost);
  }

  @Property
  void theFirstToExpireIsReservedFirst(
      @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 1, max = 100) Long> credits,
      @ForAll @IntRange(min = 1, max = 600) int wanted) {
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < credits.size(); i++) {
      lots.add(lot(credits.get(i), 0, credits.size() - i));
    }
    Purse purse = new Purse(lots);
    purse
        .reserve(wanted, NOW)
        .ifPresent(
            holds -> {
              // Made with the latest expiry first, so that later ones of the list go first.
              long missing = wanted;
              for (int i = lots.size() - 1; i >= 0; i--) {
                long expected = Math.min(missing, credits.get(i));
                assertThat(lots.get(i).places().held()).isEqualTo(expected);
                missing -= expected;
              }
            });
  }

  @Property
  void whatHasExpiredIsNotReserved(@ForAll @IntRange(min = 1, max = 50) int wanted) {
    Purse purse = new Purse(List.of(lot(30, 0, 1), lot(20, 0, 5)));
    Instant afterTheFirst = NOW.plusSeconds(86_400L * 3);
    assertThat(purse.reserve(wanted, afterTheFirst).isPresent()).isEqualTo(wanted <= 20);
  }
}
