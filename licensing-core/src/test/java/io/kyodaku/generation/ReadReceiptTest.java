package io.kyodaku.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.WireId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Anybody may hand in anything: it is a receipt, or it is none. */
class ReadReceiptTest {

  private static final String TEXT =
      "{\"receipt\":\"grant\",\"version\":2,\"authorization\":\""
          + WireId.AUTHORIZATION.format(Ids.next())
          + "\",\"usage\":{\"assets\":[],\"seconds\":5}}";

  private static String jws(String payload) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  @Example
  void whatWasIssuedIsRead() {
    assertThat(ReadReceipt.of(jws(TEXT))).isPresent();
  }

  @Property(tries = 1_000)
  void noTextIsMistakenForOne(@ForAll String text) {
    assertThat(ReadReceipt.of(text)).isEmpty();
    assertThat(ReadReceipt.of(text + "." + text + "." + text)).isEmpty();
    assertThat(ReadReceipt.of(jws(text))).isEmpty();
  }

  /** Some of its characters are lost, doubled or changed, inside and out. */
  @Property(tries = 2_000)
  void noDamageBreaksReading(@ForAll long seed, @ForAll char other) {
    Random random = new Random(seed);
    String inside = jws(damaged(TEXT, random, other));
    assertThat(ReadReceipt.of(inside)).isNotNull();
    assertThat(ReadReceipt.of(damaged(inside, random, other))).isNotNull();
    assertThat(ReadReceipt.of(inside.substring(0, random.nextInt(inside.lastIndexOf('.')))))
        .isEmpty();
  }

  private static String damaged(String of, Random random, char other) {
    StringBuilder text = new StringBuilder(of);
    for (int i = 0; i < 3; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.charAt(at));
        default -> text.setCharAt(at, other);
      }
    }
    return text.toString();
  }

  @Example
  void nothingIsNestedTooDeep() {
    String deep = "[".repeat(60_000) + "]".repeat(60_000);
    assertThat(ReadReceipt.of(jws("{\"receipt\":" + deep + "}"))).isEmpty();
    assertThat(ReadReceipt.of(jws("{\"receipt\":\"grant\",\"authorization\":" + deep + "}")))
        .isEmpty();
    assertThat(ReadReceipt.of(jws(TEXT.replace("[]", deep)))).isPresent();
    assertThat(JsonDifference.paths(deep(60_000), deep(1), "")).isNotEmpty();
  }

  private static Object deep(int levels) {
    Object deep = 1;
    for (int i = 0; i < levels; i++) {
      deep = List.of(deep);
    }
    return deep;
  }
}
