package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");

  private static Formats formats(String tag) {
    Language language =
        new Language() {
          @Override
          public Locale getLocale() {
            return Locale.forLanguageTag(tag);
          }
        };
    return new Formats(language, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource({
    "en, PT0S, now",
    "en, PT3M, 3 minutes ago",
    "ja, PT3M, 3 分前",
    "zh-CN, PT26H, 1天前",
    "en, PT-2H, in 2 hours",
    "en, P29D, 29 days ago",
  })
  void recentTimesAreRelative(String tag, Duration ago, String said) {
    assertThat(formats(tag).recent(NOW.minus(ago))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"en, 'Oct 18, 2026'", "ja, 2026/10/18"})
  void olderOnesAreDates(String tag, String said) {
    assertThat(formats(tag).recent(NOW.minus(Duration.ofDays(40)))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"en, 9999, '9,999'", "en, 12345, 12.3K", "ja, 12345, 1.2万", "zh-CN, 250000, 25万"})
  void longCountsAreShort(String tag, long count, String said) {
    assertThat(formats(tag).count(count)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1000000500000, 1, '+1,000,000.5'",
    "ja, 60000000, -1, −60",
    "zh-CN, 60000000, 0, 60",
  })
  void creditsCarryTheSignOfWhereTheyWent(String tag, long micros, int direction, String said) {
    assertThat(formats(tag).creditsMoved(micros, direction)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 8981818, USD, $8.98",
    "en, -8985000, USD, -$8.98",
    "en, 8995000, USD, $9.00",
    "ja, 1500000, JPY, ￥2",
    "en, 0, EUR, €0.00",
  })
  void anOverviewIsRoundedToMinorUnits(String tag, long micros, String currency, String said) {
    assertThat(formats(tag).rounded(micros, currency)).isEqualTo(said);
  }
}
