package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QualifiedInvoiceNumberTest {

  /** The National Tax Agency's own corporate number. */
  private static final String KNOWN = "T7000012050002";

  @Test
  void knownNumbersAreRight() {
    for (String number : List.of(KNOWN, "T7010705000725", "T4011001098993", "T5835678256246")) {
      assertThat(QualifiedInvoiceNumber.parse(number)).map(Object::toString).contains(number);
    }
  }

  @Test
  void itMayBeTypedWideAndWithWhatMakesItReadable() {
    for (String typed : List.of("Ｔ７０００−０１２０−５０００２", " t7 0000-1205-0002 ", "T7-0000-1205-0002")) {
      assertThat(QualifiedInvoiceNumber.parse(typed.replace('−', '-')))
          .map(QualifiedInvoiceNumber::value)
          .contains(KNOWN);
    }
  }

  @Test
  void whatIsNoNumberIsToldFromWhatIsMistyped() {
    for (String text :
        List.of("", "T", "7000012050002", "T700001205000", "T70000120500021", "T0000012050002")) {
      assertThat(QualifiedInvoiceNumber.fault(text))
          .as(text)
          .map(Fault::code)
          .contains("fault.invoice-number-form");
    }
    assertThat(QualifiedInvoiceNumber.fault("T7000012050003"))
        .map(Fault::code)
        .contains("fault.invoice-number-check-digit");
    assertThat(QualifiedInvoiceNumber.parse("T".repeat(100_000))).isEmpty();
    assertThatThrownBy(() -> new QualifiedInvoiceNumber("T1000012050002"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void justOneCheckDigitFitsTwelveOthers(@ForAll @LongRange(max = 999_999_999_999L) long base) {
    long fitting =
        IntStream.rangeClosed(1, 9)
            .filter(d -> QualifiedInvoiceNumber.fault("T%d%012d".formatted(d, base)).isEmpty())
            .count();
    assertThat(fitting).isEqualTo(1);
  }

  @Property
  void oneWrongDigitIsNoticedUnlessItIsNineForNothing(
      @ForAll @IntRange(min = 1, max = 13) int at, @ForAll @IntRange(max = 9) int digit) {
    char right = KNOWN.charAt(at);
    String wrong = KNOWN.substring(0, at) + digit + KNOWN.substring(at + 1);
    int distance = Math.abs(right - '0' - digit);
    assertThat(QualifiedInvoiceNumber.fault(wrong).isEmpty())
        .isEqualTo(distance == 0 || distance == 9);
  }
}
