package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** A catalogue as a file, by a rightsholder's program. */
interface ImportPromises {

  String HEADER = "work,asset,kind,aliases,policy,territories,price_per_second\n";

  @Test
  @RunAsClient
  default void goodRowsGoInAndBadRowsComeBackWithTheirReasons() {
    String key = Partners.rightsholderKey();
    String mark = mark();
    String file =
        HEADER
            + ("Tales %s,Hero,CHARACTER,en:Hero %s|ja:英雄%s,FAN,JP|US,0.25\n"
                    + "Tales %s,\"Quoted, \"\"once\"\"\",VOICE,,,*,1\n"
                    + "Tales %s,Bad,NOBODY,nolanguage,SOMETIMES,Japan,-1\n"
                    + "\n"
                    + "Tales %s,Short\n"
                    + "Tales %s,Hero,CHARACTER,,,*,2\n"
                    + "Tales %s,,CHARACTER,,,*,1.0000001\n")
                .replace("%s", mark);

    JsonObject report = done(key, handIn(key, file));

    assertThat(report.getString("status")).isEqualTo("DONE");
    assertThat(numbers(report)).containsExactly(6, 2, 0, 0, 4);
    assertThat(errors(report))
        .containsExactly(
            "4 aliases",
            "4 kind",
            "4 policy",
            "4 price_per_second",
            "4 territories",
            "6 row",
            "7 asset",
            "8 asset",
            "8 price_per_second");
    JsonObject again = done(key, handIn(key, file));
    assertThat(numbers(again)).containsExactly(6, 0, 0, 2, 4);
    JsonObject changed = done(key, handIn(key, file.replace("0.25", "0.5")));
    assertThat(numbers(changed)).containsExactly(6, 0, 1, 1, 4);
  }

  @Test
  @RunAsClient
  default void whoTriesWithADemoKeyBringsAsManyFilesAsItLikes() {
    String file = HEADER + "No work of ours,,NOBODY,,SOMETIMES,Nowhere,-1\n".repeat(2_000);
    for (int i = 0; i < 6; i++) {
      assertThat(handIn(Demo.RIGHTS, file).status()).isEqualTo(202);
    }
  }

  @Test
  @RunAsClient
  default void aThousandGoodRowsGoInAndTheSameFileAgainChangesNothing() {
    String key = Partners.rightsholderKey();
    String mark = mark();
    String file =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    "Many,A %s %d,CHARACTER,en:A %s %d,OPEN,*,1\r\n"
                        .formatted(mark, Integer.valueOf(i), mark, Integer.valueOf(i)))
            .collect(Collectors.joining("", HEADER, ""));

    assertThat(numbers(done(key, handIn(key, file)))).containsExactly(1_000, 1_000, 0, 0, 0);
    assertThat(numbers(done(key, handIn(key, "\ufeff" + file))))
        .containsExactly(1_000, 0, 0, 1_000, 0);
  }

  @Test
  @RunAsClient
  default void aFileThatCannotBeReadFailsAsAWholeAndSaysWhere() {
    String key = Partners.rightsholderKey();
    String good = "Work,Asset,CHARACTER,,,*,1\n";

    failed(key, "", "0 header");
    failed(key, "\n\n", "0 header");
    failed(key, "work;asset;kind\n" + good, "1 header");
    failed(key, HEADER.toUpperCase(java.util.Locale.ROOT) + good, "1 header");
    failed(key, good, "1 header");
    failed(key, HEADER + good + "\"open,Asset,CHARACTER,,,*,1\n" + good, "3 file");
    failed(key, HEADER + "\"Work\"x,Asset,CHARACTER,,,*,1\n", "2 file");
    failed(key, HEADER + "Märchen,Asset,CHARACTER,,,*,1\n", StandardCharsets.ISO_8859_1, "file");
    failed(key, HEADER + good, StandardCharsets.UTF_16, "file");
    assertThat(numbers(done(key, handIn(key, HEADER + good)))).containsExactly(1, 1, 0, 0, 0);
  }

  @Test
  @RunAsClient
  default void fieldsWithoutBoundsAndUnseenCharactersAreRefusedByRow() {
    String key = Partners.rightsholderKey();
    String file =
        HEADER
            + "W,%s,CHARACTER,,,*,1\n".formatted("n".repeat(100_000))
            + "W,A\u202eB,CHARACTER,,,*,1\n"
            + "W,A\u0007B,CHARACTER,,,*,1\n"
            + "W,A,CHARACTER,en:%s,,*,1\n".formatted("x".repeat(100_000))
            + "W,A,CHARACTER,,,%s,1\n".formatted("JP|".repeat(2_000) + "JP")
            + "W,A,CHARACTER,,,*,%s\n".formatted("9".repeat(10_000))
            + "W,A,CHARACTER,,,*,1e3\n";

    JsonObject report = done(key, handIn(key, file));

    assertThat(report.getString("status")).isEqualTo("DONE");
    assertThat(numbers(report)).containsExactly(7, 0, 0, 0, 7);
    assertThat(errors(report))
        .containsExactly(
            "2 asset",
            "3 asset",
            "4 asset",
            "5 aliases",
            "6 territories",
            "7 price_per_second",
            "8 price_per_second");
  }

  @Test
  @RunAsClient
  default void fiftyMegabytesAreRefusedAtOnce() {
    Instant before = Instant.now();

    Rest.Answer answer =
        Rest.at("/api/v1/imports").key(Demo.RIGHTS).post("text/csv", new byte[50 * 1024 * 1024]);

    assertThat(answer.refusal()).isEqualTo("413 payload-too-large");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @RunAsClient
  default void aFileOfAnotherMediaTypeIsRefused() {
    for (String type : List.of(Rest.JSON, "text/plain", "multipart/form-data")) {
      assertThat(Rest.at("/api/v1/imports").key(Demo.RIGHTS).post(type, HEADER).refusal())
          .as(type)
          .isEqualTo("415 unsupported-media-type");
    }
  }

  static Rest.Answer handIn(String key, String file) {
    return handIn(key, file.getBytes(StandardCharsets.UTF_8));
  }

  private static Rest.Answer handIn(String key, byte[] file) {
    return Rest.at("/api/v1/imports").key(key).post("text/csv", file);
  }

  private static JsonObject done(String key, Rest.Answer started) {
    assertThat(started.status()).isEqualTo(202);
    String id = started.json().getString("id");
    assertThat(started.header("Location")).endsWith("/api/v1/imports/" + id);
    Rest find = Rest.at("/api/v1/imports/" + id).key(key);
    Poll.until(() -> !find.get().json().getString("status").equals("RUNNING"));
    return find.get().json();
  }

  private static void failed(String key, String file, String error) {
    failed(key, file, StandardCharsets.UTF_8, error);
  }

  private static void failed(
      String key, String file, java.nio.charset.Charset charset, String error) {
    JsonObject report = done(key, handIn(key, file.getBytes(charset)));
    assertThat(report.getString("status")).isEqualTo("FAILED");
    assertThat(report.getInt("imported")).isZero();
    assertThat(errors(report)).hasSize(1);
    assertThat(errors(report).getFirst()).endsWith(error);
  }

  private static List<Integer> numbers(JsonObject report) {
    return List.of("total", "imported", "updated", "unchanged", "rejected").stream()
        .map(report::getInt)
        .toList();
  }

  private static List<String> errors(JsonObject report) {
    return report.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> error.getInt("row") + " " + error.getString("field"))
        .toList();
  }

  private static String mark() {
    return UUID.randomUUID().toString().substring(0, 13);
  }
}
