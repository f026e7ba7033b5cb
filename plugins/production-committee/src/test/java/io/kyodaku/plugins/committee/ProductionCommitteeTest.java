package io.kyodaku.plugins.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.api.Use;
import io.kyodaku.plugin.testkit.PeriodTermsContract;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProductionCommitteeTest implements PeriodTermsContract<CommitteeSettings> {

  private static final Currency YEN = Currency.getInstance("JPY");
  private static final long MICROS = 1_000_000;
  private static final Member FILM = new Member(5_000, "紅葉映画株式会社");
  private static final Member PRESS = new Member(3_000, "Éditions de la Grue");
  private static final Member MUSIC = new Member(2_000, "학음악");
  private static final CommitteeSettings COMMITTEE =
      new CommitteeSettings(List.of(FILM, PRESS, MUSIC), FILM.name(), 1_000);

  @Override
  public KyodakuPlugin<CommitteeSettings> newPlugin() {
    return new ProductionCommittee();
  }

  @Override
  public List<CommitteeSettings> furtherConfigurations() {
    List<Member> hundred =
        IntStream.rangeClosed(1, 100).mapToObj(i -> new Member(100, "M" + i)).toList();
    return List.of(
        COMMITTEE,
        new CommitteeSettings(List.of(new Member(10_000, "一社")), "", 0),
        new CommitteeSettings(hundred, "Apart", 333));
  }

  @Test
  void theFeeComesOffTheTopAndTheMembersShareWhatIsLeft() {
    assertThat(lines(COMMITTEE, 600_000 * MICROS, 400_000 * MICROS))
        .extracting(StatementLine::type, StatementLine::text, StatementLine::amountMicros)
        .containsExactly(
            tuple(LineType.MEMBER_SHARE, FILM.name(), 100_000 * MICROS),
            tuple(LineType.MEMBER_SHARE, FILM.name(), 450_000 * MICROS),
            tuple(LineType.MEMBER_SHARE, PRESS.name(), 270_000 * MICROS),
            tuple(LineType.MEMBER_SHARE, MUSIC.name(), 180_000 * MICROS));
  }

  @Test
  void anAdministratorCanStandApart() {
    CommitteeSettings apart = new CommitteeSettings(List.of(FILM, PRESS, MUSIC), "窓口社", 250);
    assertThat(lines(apart, 1_000 * MICROS))
        .extracting(StatementLine::text, StatementLine::amountMicros)
        .startsWith(tuple("窓口社", 25 * MICROS), tuple(FILM.name(), 487_500_000L));
  }

  @Test
  void microsLeftOverGoToTheLargestRemaindersAndAmongEqualOnesToTheFirst() {
    List<Member> thirds =
        List.of(new Member(3_333, "A"), new Member(3_333, "B"), new Member(3_334, "C"));
    assertThat(Division.of(new CommitteeSettings(thirds, "", 0), big(100)).sharesMicros())
        .containsExactly(33L, 33L, 34L);
    List<Member> halves = List.of(new Member(5_000, "A"), new Member(5_000, "B"));
    assertThat(Division.of(new CommitteeSettings(halves, "", 0), big(7)).sharesMicros())
        .containsExactly(4L, 3L);
  }

  @Test
  void aPeriodWithoutEarningsHasNoLines() {
    assertThat(lines(COMMITTEE)).isEmpty();
    assertThat(lines(COMMITTEE, 0)).isEmpty();
  }

  @Test
  void aMemberWhoHasNothingHasNoLine() {
    assertThat(lines(COMMITTEE, 1))
        .extracting(StatementLine::text, StatementLine::amountMicros)
        .containsExactly(tuple(FILM.name(), 1L));
  }

  @Test
  void totalsBeyondTheRangeOfALongStayExact() {
    List<Member> four = new ArrayList<>();
    for (String name : List.of("A", "B", "C", "D")) {
      four.add(new Member(2_500, name));
    }
    assertThat(lines(new CommitteeSettings(four, "", 0), Long.MAX_VALUE, Long.MAX_VALUE))
        .extracting(StatementLine::amountMicros)
        .containsExactly(
            Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
  }

  @Test
  void whatIsNoCommitteeIsRefused() {
    refused("come to 9000", () -> committee(new Member(5_000, "A"), new Member(4_000, "B")));
    refused("come to 11000", () -> committee(new Member(6_000, "A"), new Member(5_000, "B")));
    refused("once", () -> committee(new Member(5_000, "A"), new Member(5_000, " A ")));
    refused("has a name", () -> committee(new Member(10_000, "\u3000 ")));
    refused("administrator", () -> new CommitteeSettings(List.of(new Member(10_000, "A")), " ", 1));
  }

  private static void refused(String why, Runnable made) {
    assertThatIllegalArgumentException().isThrownBy(made::run).withMessageContaining(why);
  }

  private static void committee(Member... members) {
    new CommitteeSettings(Arrays.asList(members), "", 0);
  }

  private static BigInteger big(long micros) {
    return BigInteger.valueOf(micros);
  }

  static List<StatementLine> lines(CommitteeSettings settings, long... royalties) {
    List<UsageTotal> totals = new ArrayList<>();
    for (long royalty : royalties) {
      totals.add(new UsageTotal(new UUID(0, totals.size()), Use.SHARED, 1, 8, royalty, royalty));
    }
    Period july = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
    return new ProductionCommittee()
        .periodTerms(settings)
        .lines(new PeriodFacts(july, YEN, 10_000, totals));
  }
}
