package io.kyodaku.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TextFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void whatIsWrongWithAFieldIsToldInEnglishAndByItsNameAlone() {
    String json =
        Problem.fields(
                List.of(
                    new FieldError("name", TextFault.TOO_LONG.with(200)),
                    new FieldError("seconds", "must be a whole number")))
            .json();

    assertThat(json)
        .contains(
            "\"errors\":[{\"field\":\"name\",\"message\":\"is longer than 200 characters\"},"
                + "{\"field\":\"seconds\",\"message\":\"must be a whole number\"}]");
  }
}
