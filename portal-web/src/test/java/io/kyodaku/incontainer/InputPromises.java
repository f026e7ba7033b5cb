package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Whatever is sent for a usage or a text: it is read as meant, or refused by field. */
interface InputPromises {

  @Test
  @RunAsClient
  default void aQuoteSaysWhatAUsageCostsAndHasNoEffect() {
    var available = Calls.available();

    JsonObject quote = Calls.quote(Usage.allowed().with("quality", "PREMIUM").json()).json();

    assertThat(quote.getString("decision")).isEqualTo("GRANTED");
    assertThat(quote.getInt("credits")).isEqualTo(50);
    assertThat(quote.getJsonArray("licenses")).hasSize(1);
    JsonObject license = quote.getJsonArray("licenses").getJsonObject(0);
    assertThat(license.getString("tenantId")).isEqualTo(Demo.started().tenant());
    assertThat(license.getString("currency")).isEqualTo("JPY");
    assertThat(license.getInt("fee")).isEqualTo(25);
    assertThat(Calls.available()).isEqualByComparingTo(available);
  }

  @Test
  @RunAsClient
  default void aQuoteOfWhatIsRefusedNamesOtherUses() {
    JsonObject quote = Calls.quote(Usage.refused().json()).json();

    assertThat(quote.getString("decision")).isEqualTo("REFUSED");
    assertThat(quote.isNull("credits")).isTrue();
    assertThat(quote.isNull("price")).isTrue();
    assertThat(
            quote.getJsonArray("alternatives").getValuesAs(JsonObject.class).stream()
                .map(other -> other.getString("use")))
        .containsExactly("PERSONAL", "SHARED");
  }

  @Test
  @RunAsClient
  default void aQuoteOfWhatAnOwnerIsAskedForIsPriced() {
    JsonObject quote = Calls.quote(Usage.asked().json()).json();

    assertThat(quote.getString("decision")).isEqualTo("NEEDS_APPROVAL");
    assertThat(quote.getInt("credits")).isEqualTo(60);
  }

  @Test
  @RunAsClient
  default void eachMemberThatIsMissingOrOfAnotherTypeIsNamed() {
    Usage usage = Usage.allowed();
    for (String member : usage.members().keySet()) {
      refusedFor(member, usage.without(member).json());
      for (String typed : List.of("null", "{}", "true", member.equals("seconds") ? "\"5\"" : "5")) {
        refusedFor(member, usage.json(member, typed));
      }
    }
    assertThat(Calls.quote("{}").faults()).containsExactlyElementsOf(usage.members().keySet());
    refusedFor("themes", usage.json("themes", "\"none\""));
    assertThat(Calls.quote(usage.json("themes", "null")).status()).isEqualTo(200);
  }

  @Test
  @RunAsClient
  default void eachValueOutOfItsBoundsIsNamed() {
    Map<String, List<String>> bad =
        Map.of(
            "creatorId",
            List.of("\"\"", "\"" + "c".repeat(100_000) + "\"", "\"asset_" + "0".repeat(32) + "\""),
            "prompt",
            List.of(
                text("p".repeat(10_001)), text("p".repeat(100_000)), text("\u0007"), "\"\\ud83d\""),
            "assets",
            List.of(
                "[1]", "[\"asset_1\"]", "[\"cre_" + "0".repeat(32) + "\"]", assets(51), same(2)),
            "use",
            List.of("\"shared\"", "\"\"", "\"PRIVATE\"", "\"SHARED \""),
            "territories",
            List.of(
                "[]",
                "[\"jp\"]",
                "[\"XX\"]",
                "[\"JPN\"]",
                "[null]",
                "[[\"JP\"]]",
                "[\"JP\",\"JP\"]",
                list(Collections.nCopies(300, "JP"))),
            "seconds",
            List.of("0", "-1", "1.5", "3601", "1e300", "-1e300", "1e-300", "99999999999999999999"),
            "quality",
            List.of("\"standard\"", "\"" + "q".repeat(100_000) + "\""),
            "themes",
            List.of(
                "[\"\"]",
                "[\" \"]",
                "[1]",
                "[\"a\",\"a\"]",
                text2("t".repeat(101)),
                text2("\u202ex"),
                list(IntStream.range(0, 51).mapToObj(i -> "t" + i).toList())));
    bad.forEach(
        (member, values) ->
            values.forEach(value -> refusedFor(member, Usage.allowed().json(member, value))));
  }

  private static String text(String value) {
    return Json.createValue(value).toString();
  }

  private static String text2(String only) {
    return list(List.of(only));
  }

  private static String list(List<String> values) {
    return Json.createArrayBuilder(values).build().toString();
  }

  private static String assets(int number) {
    return list(
        IntStream.range(0, number)
            .mapToObj(i -> "asset_" + "%032x".formatted(Integer.valueOf(i)))
            .toList());
  }

  private static String same(int number) {
    return list(Collections.nCopies(number, "asset_" + "0".repeat(32)));
  }

  private static void refusedFor(String member, String json) {
    String shown = json.substring(0, Math.min(200, json.length()));
    Rest.Answer answer = Calls.quote(json);
    assertThat(answer.refusal()).as(shown).isEqualTo("400 invalid-request");
    assertThat(answer.faults()).as(shown).containsExactly(member);
  }

  @Test
  @RunAsClient
  default void whateverIsNotOneJsonObjectIsRefusedAndSaysSo() {
    List<String> bodies =
        List.of(
            "",
            " ",
            "null",
            "5",
            "\"x\"",
            "[]",
            "{",
            "{}{}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":01}",
            "\ufeff{}",
            "[".repeat(100_000),
            "{\"a\":".repeat(40_000),
            "{\"a\":" + "9".repeat(5_000) + "}");
    for (String body : bodies) {
      for (Rest.Answer answer :
          List.of(
              Calls.quote(body),
              Calls.screen(body),
              Calls.authorize(Demo.GENERATOR, Calls.newKey(), body))) {
        String shown = body.substring(0, Math.min(40, body.length()));
        assertThat(answer.refusal()).as(shown).isEqualTo("400 invalid-request");
      }
    }
    byte[] latin = "{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Rest.at("/api/v1/screenings").key(Demo.GENERATOR).post(Rest.JSON, latin).refusal())
        .isEqualTo("400 invalid-request");
  }

  @Test
  @RunAsClient
  default void membersThatNobodyAskedForOrThatComeTwiceAreNamed() {
    Usage usage = Usage.allowed();

    assertThat(Calls.quote(usage.json("seed", "7")).faults()).containsExactly("seed");
    assertThat(Calls.quote(usage.json().replace("}", ",\"seconds\":5}")).faults())
        .containsExactly("seconds");
    assertThat(Calls.quote(usage.json("\\u202e\\u0000\\u2028", "7")).faults())
        .containsExactly("???");
    String many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"m" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(Calls.quote(many).faults()).hasSizeLessThan(100);
  }

  @Test
  @RunAsClient
  default void everyCallRefusesWhatIsTooLargeOrOfAnotherMediaType() {
    String large = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
    String id = "auth_" + "0".repeat(32);
    for (String path :
        List.of("quotes", "authorizations", "screenings", "authorizations/" + id + "/settle")) {
      Rest call = Rest.at("/api/v1/" + path).key(Demo.GENERATOR).header("Idempotency-Key", "k");
      assertThat(call.post(large).refusal()).as(path).isEqualTo("413 payload-too-large");
      for (String type :
          List.of(
              "text/plain", "application/xml", "text/csv", "application/x-www-form-urlencoded")) {
        assertThat(call.post(type, "{}").refusal())
            .as(path + " " + type)
            .isEqualTo("415 unsupported-media-type");
      }
    }
    String tooMany = Usage.allowed().json("assets", assets(10_000));
    assertThat(Calls.quote(tooMany).refusal()).isEqualTo("413 payload-too-large");
    Rest html = Rest.at("/api/v1/quotes").key(Demo.GENERATOR).header("Accept", "text/html");
    assertThat(html.post(Usage.allowed().json()).refusal()).isEqualTo("406 not-acceptable");
  }

  @Test
  @RunAsClient
  default void namesAreFoundAtTheirUnitsWhateverStandsBeforeThem() {
    String text = "𝒳😀 桃太郎 and 👩‍👩‍👧 \u202eMomotaro!";

    JsonObject answer = Calls.screen("{\"text\":" + Json.createValue(text) + "}").json();

    List<JsonObject> matches = answer.getJsonArray("matches").getValuesAs(JsonObject.class);
    assertThat(matches)
        .extracting(match -> text.substring(match.getInt("start"), match.getInt("end")))
        .containsExactly("桃太郎", "Momotaro");
    assertThat(matches)
        .extracting(match -> match.getString("assetId"))
        .containsOnly(Demo.started().asset("Momotaro"));
    assertThat(Calls.screen("{\"text\":\"\"}").json().getJsonArray("matches")).isEmpty();
    assertThat(Calls.screen("{\"text\":\"momo and taro\"}").json().getJsonArray("matches"))
        .isEmpty();
  }

  @Test
  @RunAsClient
  default void aTextThatCannotBeScreenedIsNamed() {
    for (String bad :
        Arrays.asList(
            "{}",
            "{\"text\":null}",
            "{\"text\":5}",
            "{\"text\":[\"x\"]}",
            "{\"text\":\"\\u0000\"}",
            "{\"text\":\"\\udc00\\ud800\"}",
            "{\"text\":" + text("x".repeat(10_001)) + "}")) {
      Rest.Answer answer = Calls.screen(bad);
      assertThat(answer.refusal()).isEqualTo("400 invalid-request");
      assertThat(answer.faults()).as(bad.toLowerCase(Locale.ROOT)).containsExactly("text");
    }
    assertThat(Calls.screen("{\"text\":" + text("桃".repeat(10_000)) + "}").status()).isEqualTo(200);
  }
}
