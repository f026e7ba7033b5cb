package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What was agreed can be taken along. */
interface ContractPromises {

  @Test
  @RunAsClient
  default void aRightsholderExportsItsContractAndNobodyElseDoes() {
    JsonObject license =
        Calls.quote(Usage.allowed().json()).json().getJsonArray("licenses").getJsonObject(0);
    String path =
        "/api/v1/contracts/"
            + license.getString("contractId")
            + "/versions/"
            + license.getInt("contractVersion");

    Rest.Answer exported = Rest.at(path).key(Demo.RIGHTS).get();
    assertThat(exported.status()).isEqualTo(200);
    assertThat(exported.type()).startsWith("application/ld+json");
    JsonObject agreement = exported.json();
    assertThat(agreement.getString("@type")).isEqualTo("Agreement");
    assertThat(agreement.getString("conflict")).isEqualTo("prohibit");
    assertThat(agreement.getJsonArray("permission")).isNotEmpty();
    assertThat(Rest.at(path + "0000").key(Demo.RIGHTS).get().refusal()).isEqualTo("404 not-found");
    assertThat(Rest.at(path).key(Demo.GENERATOR).get().refusal())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  @RunAsClient
  default void aProgramIsToldHowPluginsAreSet() {
    JsonObject standard =
        Rest.at("/api/v1/plugins")
            .key(Demo.RIGHTS)
            .get()
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(standard.getString("id")).isEqualTo("standard");
    assertThat(standard.getJsonObject("settings").getString("$schema")).contains("2020-12");
  }

  @Test
  @RunAsClient
  default void theWordsOfAnExportArePublished() {
    Rest.Answer profile = Rest.at("/.well-known/odrl/kyodaku.jsonld").get();
    assertThat(profile.status()).isEqualTo(200);
    assertThat(profile.json().getJsonArray("@graph").getValuesAs(JsonObject.class))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(word.get("@id")).isInstanceOf(JsonString.class));
  }
}
