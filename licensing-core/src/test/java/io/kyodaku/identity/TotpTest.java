package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, its last six digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void aCodeIsTakenOneStepBeforeAndAfterAndNoFurther() {
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    long current = Totp.stepAt(now);
    for (long step = current - 3; step <= current + 3; step++) {
      assertThat(Totp.step(SECRET, Totp.code(SECRET, step), now, -1).isPresent())
          .as("step %d", step - current)
          .isEqualTo(Math.abs(step - current) <= 1);
    }
  }

  @Test
  void whatWasUsedCountsNoMoreAndNothingBeforeIt() {
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    long current = Totp.stepAt(now);

    assertThat(Totp.step(SECRET, Totp.code(SECRET, current), now, current)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.code(SECRET, current - 1), now, current)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.code(SECRET, current + 1), now, current))
        .hasValue(current + 1);
  }

  /** RFC 4648, section 10, without padding. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
  void secretsAreWrittenAsAppsReadThem(String plain, String text) {
    assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }
}
