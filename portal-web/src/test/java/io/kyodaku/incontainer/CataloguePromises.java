package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What can be licensed, what a creator has, and whether the books balance. */
interface CataloguePromises {

  @Test
  @RunAsClient
  default void anAssetIsFoundByAnyOfItsNamesInTheReadersLanguage() {
    for (String name : List.of("Momotaro", "momotarō", "桃太郎", "peach boy", "ももたろう")) {
      assertThat(names(search("q=" + encoded(name)))).as(name).contains("Momotarō");
    }
    Rest japanese = Rest.at("/api/v1/catalog/assets?q=Kaguya").key(Demo.GENERATOR);
    assertThat(names(japanese.header("Accept-Language", "ja").get())).contains("かぐや姫");
    for (String odd : List.of(";;;q=x", "123456789012", "*", "en-US;q=7", "-", "\"", "ja;q=0")) {
      assertThat(japanese.header("Accept-Language", odd).get().status()).as(odd).isEqualTo(200);
    }
  }

  @Test
  @RunAsClient
  default void aSearchIsNarrowedByTerritoryAndUse() {
    assertThat(names(search("q=Otohime&territory=JP"))).containsExactly("Otohime");
    assertThat(names(search("q=Otohime&territory=US"))).isEmpty();
    assertThat(names(search("q=Momotaro&use=SHARED"))).containsExactly("Momotarō");
    assertThat(names(search("q=Momotaro&use=COMMERCIAL"))).isEmpty();
    assertThat(names(search("q=nobody-has-this-name"))).isEmpty();
  }

  @Test
  @RunAsClient
  default void pagesFollowEachOtherWithoutOverlap() {
    JsonObject first = search("page=1").json();
    JsonObject second = search("page=2").json();

    assertThat(first.getJsonArray("items")).hasSize(24);
    assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second));
    assertThat(first.getInt("total")).isGreaterThanOrEqualTo(128);
    assertThat(second.getInt("page")).isEqualTo(2);
    JsonObject behind = search("page=10000").json();
    assertThat(behind.getInt("page")).isEqualTo(10_000);
    assertThat(behind.getJsonArray("items")).isEmpty();
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("id"))
        .toList();
  }

  @Test
  @RunAsClient
  default void aParameterThatMeansNothingIsNamed() {
    for (String bad : List.of("0", "-1", "1.5", "x", "10001", "99999999999999999999", "")) {
      assertThat(faults("page=" + encoded(bad))).as(bad).containsExactly("page");
    }
    assertThat(faults("territory=jp")).containsExactly("territory");
    assertThat(faults("territory=XX")).containsExactly("territory");
    assertThat(faults("use=shared")).containsExactly("use");
    assertThat(faults("q=" + "x".repeat(201))).containsExactly("q");
    assertThat(faults("q=%00")).containsExactly("q");
    assertThat(faults("q=" + encoded("a\u202eb"))).containsExactly("q");
    assertThat(faults("q=" + "x".repeat(201) + "&territory=jp&use=x&page=0"))
        .containsExactlyInAnyOrder("q", "territory", "use", "page");
    for (String odd :
        List.of("q=%25", "q=_", "q=%27%20or%201=1", "q=%5c", "q=%ff", "q=&use=&territory=")) {
      assertThat(search(odd).status()).as(odd).isEqualTo(200);
    }
  }

  private static List<String> faults(String query) {
    Rest.Answer answer = search(query);
    assertThat(answer.refusal()).as(query).isEqualTo("400 invalid-request");
    return answer.faults();
  }

  private static Rest.Answer search(String query) {
    return Rest.at("/api/v1/catalog/assets?" + query).key(Demo.GENERATOR).get();
  }

  private static List<String> names(Rest.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("name"))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @RunAsClient
  default void theDemoNamesWhatAFirstCallNeeds() {
    JsonObject demo = Rest.at("/api/v1/demo").get().json();

    assertThat(demo.getString("creatorId")).matches("cre_[0-9a-f]{32}");
    assertThat(demo.getString("tenantId")).matches("ten_[0-9a-f]{32}");
    assertThat(demo.getJsonArray("assets")).hasSizeGreaterThanOrEqualTo(60);
    assertThat(
            demo.getJsonArray("assets").getValuesAs(JsonObject.class).stream()
                .map(asset -> asset.getString("policy")))
        .contains("CLOSED", "FAN", "OPEN", "ASK");
    for (String key : List.of(Demo.GENERATOR, Demo.RIGHTS, Demo.ADMIN, "kyk_nobody_has_it")) {
      assertThat(Rest.at("/api/v1/demo").key(key).get().status()).isEqualTo(200);
    }
  }

  @Test
  @RunAsClient
  default void aWalletIsTheSumOfItsLots() {
    JsonObject wallet = Calls.wallet(Demo.started().creator()).json();

    List<JsonObject> lots = wallet.getJsonArray("lots").getValuesAs(JsonObject.class);
    for (String balance : List.of("available", "held")) {
      assertThat(
              lots.stream()
                  .map(lot -> lot.getJsonNumber(balance).bigDecimalValue())
                  .reduce(java.math.BigDecimal::add))
          .hasValueSatisfying(
              sum ->
                  assertThat(sum)
                      .isEqualByComparingTo(wallet.getJsonNumber(balance).bigDecimalValue()));
    }
  }

  @Test
  @RunAsClient
  default void theBooksBalance() {
    Calls.settle(Calls.authorized(), 5);

    Rest.Answer answer = Rest.at("/api/v1/ledger/trial-balance").key(Demo.ADMIN).get();

    assertThat(answer.status()).isEqualTo(200);
    List<JsonObject> ledgers = answer.json().getJsonArray("ledgers").getValuesAs(JsonObject.class);
    assertThat(ledgers).extracting(ledger -> ledger.getString("ledger")).contains("CREDIT", "JPY");
    assertThat(ledgers)
        .allSatisfy(
            ledger -> {
              assertThat(ledger.getBoolean("balanced")).isTrue();
              assertThat(ledger.getJsonNumber("debits")).isEqualTo(ledger.getJsonNumber("credits"));
            });
  }
}
