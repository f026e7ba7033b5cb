package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What every call has in common: how it is described, and how it fails. */
interface SurfacePromises {

  @Test
  @RunAsClient
  default void theSigningKeysArePublic() {
    Rest.Answer answer = Rest.at("/.well-known/jwks.json").get();

    assertThat(answer.status()).isEqualTo(200);
    JsonObject key = answer.json().getJsonArray("keys").getJsonObject(0);
    assertThat(key.getString("crv")).isEqualTo("Ed25519");
    assertThat(key.getString("kid")).isNotBlank();
    assertThat(key.keySet()).doesNotContain("d");
  }

  @Test
  @RunAsClient
  default void anUnknownPathIsAProblemAndNotAPage() {
    for (String path : new String[] {"/.well-known/nothing", "/api/webhooks/nothing"}) {
      Rest.Answer answer = Rest.at(path).get();
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.problem()).isEqualTo("not-found");
    }
  }

  @Test
  @RunAsClient
  default void aWrongMethodIsAProblemThatSaysWhichIsRight() {
    Rest.Answer answer = Rest.at("/.well-known/jwks.json").method("DELETE");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.problem()).isEqualTo("method-not-allowed");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
  }

  @Test
  @RunAsClient
  default void theDescriptionSaysNothingThatIsNotSo() {
    JsonObject description = description();

    assertThat(description.toString())
        .doesNotContain(
            "\"maxProperties\"", "2147483647", "\"multipleOf\":0,", "\"nullable\":false");
  }

  @Test
  @RunAsClient
  default void everyReferenceInTheDescriptionLeadsSomewhere() {
    JsonObject description = description();

    references(description)
        .forEach(
            reference ->
                assertThat(Json.createPointer(reference.substring(1)).containsValue(description))
                    .as(reference)
                    .isTrue());
  }

  private static java.util.stream.Stream<String> references(JsonValue value) {
    return switch (value) {
      case JsonObject object ->
          object.entrySet().stream()
              .flatMap(
                  member ->
                      member.getKey().equals("$ref")
                          ? java.util.stream.Stream.of(object.getString("$ref"))
                          : references(member.getValue()));
      case jakarta.json.JsonArray array -> array.stream().flatMap(SurfacePromises::references);
      default -> java.util.stream.Stream.empty();
    };
  }

  private static JsonObject description() {
    Rest.Answer answer = Rest.at("/openapi").header("Accept", "application/json").get();
    assertThat(answer.status()).isEqualTo(200);
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
