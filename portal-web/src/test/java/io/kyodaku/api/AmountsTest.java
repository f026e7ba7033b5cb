package io.kyodaku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.000001",
    "-1, -0.000001",
    "1000000, 1",
    "1500000, 1.5",
    "123456789, 123.456789",
    "1000000000000, 1000000",
    "9223372036854775807, 9223372036854.775807"
  })
  void microsAreWrittenInWholeUnitsWithoutAnExponent(long micros, String written) {
    assertThat(Json.write(new BigDecimal[] {Amounts.ofMicros(micros)}))
        .isEqualTo("[" + written + "]");
  }

  @Property
  void noMicroIsLost(@ForAll long micros) {
    String written = Amounts.ofMicros(micros).toString();

    assertThat(written).matches("-?\\d+(\\.\\d{0,5}[1-9])?");
    assertThat(new BigDecimal(written).movePointRight(6).longValueExact()).isEqualTo(micros);
  }
}
