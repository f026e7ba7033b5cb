package io.kyodaku.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CertificateTextTest {

  @Test
  void whatIsSignedIsReadBackAsItWas() {
    Certificate.Text text =
        new Certificate.Text(
            Ids.next(),
            Instant.parse("2026-05-01T12:00:00Z"),
            Instant.parse("2026-05-02T12:00:00.123456Z"),
            Use.SHARED,
            new TreeSet<>(List.of("JP", "US")),
            8,
            Quality.PREMIUM,
            List.of(
                new Certificate.Licensed(
                    Ids.next(), "桃太郎 \"Momo\"", "Momiji Tales", Ids.next(), 3)),
            List.of("attribution"),
            Optional.of("ab".repeat(32)),
            Optional.empty());
    assertThat(CertificateText.read(CertificateText.write(text))).isEqualTo(text);
  }
}
