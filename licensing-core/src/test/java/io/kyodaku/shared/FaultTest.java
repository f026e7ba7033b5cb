package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {

  private enum Sample implements Fault.Kind {
    OF_ENTRY("entry {0} {1}"),
    TOO_LONG("is longer than {0} characters"),
    PLAIN("isn't {good}");

    private final String english;

    Sample(String english) {
      this.english = english;
    }

    @Override
    public String english() {
      return english;
    }
  }

  @Test
  void aFaultIsItsCodeItsArgumentsAndTheEnglishText() {
    Fault fault = Sample.TOO_LONG.with(10_000);
    assertThat(fault.code()).isEqualTo("fault.too-long");
    assertThat(fault.arguments()).containsExactly("10000");
    assertThat(fault.english()).isEqualTo("is longer than 10000 characters");
  }

  @Test
  void aTextWithoutArgumentsStaysAsItIs() {
    assertThat(Sample.PLAIN.with().english()).isEqualTo("isn't {good}");
  }

  @Test
  void aFaultAroundAnotherSaysBoth() {
    Fault fault = Sample.OF_ENTRY.around(Sample.TOO_LONG.with(200), 3);
    assertThat(fault.english()).isEqualTo("entry 3 is longer than 200 characters");
    assertThat(fault.arguments()).containsExactly("3", "fault.too-long", "200");
  }

  @Test
  void aFaultIsTheSameAfterItWasKept() {
    Fault fault = Sample.OF_ENTRY.around(Sample.TOO_LONG.with(200), 3);
    assertThat(Fault.kept(fault.keep(), fault.english())).isEqualTo(fault);
    Fault words = Fault.said("is not good");
    assertThat(Fault.kept(words.keep(), words.english())).isEqualTo(words);
  }
}
