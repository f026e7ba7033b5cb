package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** A quote has a short way, which the plain case takes: nobody can tell by the answer. */
interface QuotePromises {

  /** Nobody minds the difference, but the plain case is without. */
  String WANTED_AT_LENGTH = "application/json;q=0.9";

  @Test
  @RunAsClient
  default void theShortWayAnswersAsTheLongOneDoes() {
    List<byte[]> bodies = new ArrayList<>();
    for (Usage usage : List.of(Usage.allowed(), Usage.refused(), Usage.asked())) {
      bodies.add(usage.json().getBytes(StandardCharsets.UTF_8));
      bodies.add(usage.json("prompt", "\"\\\"桃太郎\\\" \\\\ \\n\"").getBytes(StandardCharsets.UTF_8));
    }
    for (String odd :
        List.of(
            "",
            "{",
            "[]",
            "{}",
            "{\"seconds\":1,\"seconds\":2}",
            "{\"prompt\":\"" + "x".repeat(300_000) + "\"}",
            Usage.allowed().with("creatorId", "cre_" + "0".repeat(32)).json(),
            Usage.allowed().with("seconds", 0).json())) {
      bodies.add(odd.getBytes(StandardCharsets.UTF_8));
    }
    bodies.add(new byte[] {'"', (byte) 0xff, '"'});
    for (byte[] body : bodies) {
      Rest.Answer quick = ask("*/*", body);
      Rest.Answer slow = ask(WANTED_AT_LENGTH, body);
      assertThat(quick.status()).isEqualTo(slow.status());
      assertThat(quick.body()).isEqualTo(slow.body());
      assertThat(lasting(quick)).isEqualTo(lasting(slow));
    }
  }

  @Test
  @RunAsClient
  default void aKeyThatMayNotGenerateIsRefusedOnBothWays() {
    for (String wanted : List.of("*/*", WANTED_AT_LENGTH)) {
      Rest call = Rest.at("/api/v1/quotes").key(Demo.RIGHTS).header("Accept", wanted);
      assertThat(call.post(Usage.allowed().json()).refusal()).isEqualTo("403 insufficient-scope");
    }
  }

  private static Rest.Answer ask(String wanted, byte[] body) {
    return Rest.at("/api/v1/quotes")
        .key(Demo.GENERATOR)
        .header("Accept", wanted)
        .post(Rest.JSON, body);
  }

  /** Its headers without the time of day. */
  private static Map<String, List<String>> lasting(Rest.Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }
}
