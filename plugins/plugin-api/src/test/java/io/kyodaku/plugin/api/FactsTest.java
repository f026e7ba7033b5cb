package io.kyodaku.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsTest {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final UUID ASSET = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final Period JULY = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));

  @Test
  void territoriesComeSortedWhateverTheOrderInWhichTheyWereGiven() {
    assertThat(usage(List.of("US", "JP", "US"))).isEqualTo(usage(List.of("JP", "US")));
    assertThat(usage(List.of("US", "JP")).territories()).containsExactly("JP", "US");
  }

  @Test
  void factsDoNotChangeWithTheListTheyWereMadeFrom() {
    List<String> codes = new ArrayList<>(List.of("DE", "FR"));
    UsageFacts facts = usage(codes);
    codes.set(0, "XX");
    assertThat(facts.territories()).containsExactly("DE", "FR");
  }

  @Test
  void aUsageThatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> usage(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> usage(0, 10_000, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> usage(1, 10_001, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> usage(1, 10_000, -1));
  }

  @Test
  void totalsComeOrderedByAssetAndUse() {
    UsageTotal a = new UsageTotal(ASSET, Use.PERSONAL, 1, 1, 1, 1);
    UsageTotal b = new UsageTotal(ASSET, Use.COMMERCIAL, 1, 1, 1, 1);
    UsageTotal c = new UsageTotal(OTHER, Use.PERSONAL, 1, 1, 1, 1);
    assertThat(new PeriodFacts(JULY, YEN, 5_000, Arrays.asList(c, b, a)).totals())
        .containsExactly(a, b, c);
  }

  @Test
  void anAssetAndUseIsTotalledOnce() {
    UsageTotal once = new UsageTotal(ASSET, Use.PERSONAL, 1, 1, 1, 1);
    UsageTotal again = new UsageTotal(ASSET, Use.PERSONAL, 2, 2, 2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeriodFacts(JULY, YEN, 5_000, List.of(once, again)));
  }

  @Test
  void aPeriodContainsItsFirstDayAndNotItsEnd() {
    assertThat(JULY.contains(LocalDate.of(2026, 7, 1))).isTrue();
    assertThat(JULY.contains(LocalDate.of(2026, 7, 31))).isTrue();
    assertThat(JULY.contains(LocalDate.of(2026, 8, 1))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 1)));
  }

  @Test
  void pluginsMayAddTiersGuaranteesRecoupmentsAndMembersOnly() {
    assertThat(LineType.values())
        .filteredOn(LineType::fromPlugins)
        .containsExactlyInAnyOrder(
            LineType.TIER, LineType.GUARANTEE, LineType.RECOUPMENT, LineType.MEMBER_SHARE);
  }

  private static UsageFacts usage(List<String> territories) {
    return new UsageFacts(
        ASSET,
        AssetKind.CHARACTER,
        Use.SHARED,
        territories,
        8,
        Quality.STANDARD,
        10_000_000,
        10_000,
        10_000,
        80_000_000,
        YEN);
  }

  private static UsageFacts usage(long seconds, int ownershipBps, long listFeeMicros) {
    return new UsageFacts(
        ASSET,
        AssetKind.CHARACTER,
        Use.SHARED,
        List.of("JP"),
        seconds,
        Quality.STANDARD,
        10_000_000,
        10_000,
        ownershipBps,
        listFeeMicros,
        YEN);
  }
}
