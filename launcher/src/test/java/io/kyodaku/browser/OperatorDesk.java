package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;

/** The operator's pages. */
record OperatorDesk(Visitor visitor) {

  Visitor open(String page) {
    return visitor.open("/admin/" + page);
  }

  /** The page of the one rightsholder whose name has these words. */
  Visitor tenant(String words) {
    open("tenants").at("#q").fill(words);
    visitor.press("#find");
    return visitor.press("#tenants tbody tr >> nth=0 >> a");
  }

  /** Opens what asks once more before something is done. */
  OperatorDesk ask(String danger) {
    visitor.at("button[popovertarget='" + danger + "-danger']").first().click();
    return this;
  }

  FacesForm standing() {
    return visitor.form("standing");
  }

  /** Follows the link in the first column of a table's row. */
  Visitor follow(String table, int row) {
    return visitor.press("#" + table + " tbody tr >> nth=" + row + " >> a >> nth=0");
  }

  /** Thinks of a rate card on a generator's page. */
  Visitor plan(String standard, String premium, String from) {
    visitor.at("#standard").fill(standard);
    visitor.at("#premium").fill(premium);
    visitor.at("#from").fill(from);
    return visitor.press("#planSubmit");
  }

  /** Thinks of a pack of the Japanese company. */
  Visitor pack(String code, String currency, String price, String credits) {
    open("packs");
    visitor.at("#code").fill(code);
    visitor.at("#entity").selectOption("JP");
    visitor.at("#currency").selectOption(currency);
    visitor.at("#price").fill(price);
    visitor.at("#credits").fill(credits);
    return visitor.press("#planSubmit");
  }

  /** Thinks of a par table that is otherwise in one currency. */
  Visitor par(String currency, String amount) {
    open("par").at("#par-" + currency).fill(amount);
    return visitor.press("#planSubmit");
  }

  /** A run's page, which looks by itself how far the run is. */
  RunPage run() {
    assertThat(visitor.path()).startsWith("/admin/run?id=run_");
    return new RunPage(visitor);
  }

  /** The page of a run on which an operator is. */
  record RunPage(Visitor visitor) {

    private static final String STANDING = "**/admin/run-standing*";

    /** Keeps the page as it is for somebody who looks closely; the next that is opened goes on. */
    RunPage holdStill() {
      // Nothing is answered: whoever asked waits.
      visitor.page().route(STANDING, asked -> {});
      return this;
    }

    RunPage letGo() {
      visitor.page().unroute(STANDING);
      visitor.page().reload();
      return this;
    }

    /** Waits until the page itself says so. */
    RunPage waitUntilFinished() {
      visitor.page().waitForCondition(() -> visitor.at("#end").count() == 1);
      return this;
    }

    String status() {
      return visitor.text("#status");
    }
  }

  /** Stripe tells of a transfer that no payout of ours asked for: an event that fails. */
  void strangersTransfer() {
    String last = standin("GET", "/v1/transfers?limit=1", FormData.create());
    String destination =
        JsonParser.parseString(last)
            .getAsJsonObject()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("destination")
            .getAsString();
    standin(
        "POST",
        "/v1/transfers",
        FormData.create()
            .set("amount", "1")
            .set("currency", "jpy")
            .set("destination", destination)
            .set("metadata[kyodaku_payout]", "01900000-0000-7000-8000-00000000beef"));
  }

  /** The next payout that the Japanese company begins takes some seconds. */
  void slowTransfer() {
    standin(
        "POST",
        "/_standin/faults",
        FormData.create()
            .set("kind", "slow")
            .set("path", "/v1/transfers")
            .set("times", "1")
            .set("delay_ms", "8000"));
  }

  private String standin(String method, String path, FormData form) {
    RequestOptions options =
        RequestOptions.create()
            .setMethod(method)
            .setHeader("Authorization", "Bearer sk_test_demo_JP");
    APIResponse answer =
        visitor
            .context()
            .request()
            .fetch(Stage.standin() + path, method.equals("GET") ? options : options.setForm(form));
    assertThat(answer.status()).as("%s %s as it answered", method, path).isEqualTo(200);
    return answer.text();
  }

  /** A bank takes back the last payment that the Japanese company got and still has whole. */
  void dispute() {
    String charge = chargeToDispute();
    int status =
        visitor
            .context()
            .request()
            .post(
                Stage.standin() + "/_standin/disputes",
                RequestOptions.create()
                    .setHeader("Authorization", "Bearer sk_test_demo_JP")
                    .setForm(FormData.create().set("charge", charge)))
            .status();
    assertThat(status).as("opening a dispute of %s", charge).isEqualTo(200);
  }

  private String chargeToDispute() {
    String charges =
        visitor
            .context()
            .request()
            .get(
                Stage.standin() + "/v1/charges?limit=100",
                RequestOptions.create().setHeader("Authorization", "Bearer sk_test_demo_JP"))
            .text();
    return JsonParser.parseString(charges)
        .getAsJsonObject()
        .getAsJsonArray("data")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(OperatorDesk::canBeDisputed)
        .findFirst()
        .orElseThrow()
        .get("id")
        .getAsString();
  }

  private static boolean canBeDisputed(JsonObject charge) {
    return charge.get("status").getAsString().equals("succeeded")
        && !charge.get("disputed").getAsBoolean()
        && charge.get("amount_refunded").getAsLong() == 0;
  }

  /** The status with which the interface answers to a key. */
  int answersTo(String key) {
    return visitor
        .context()
        .request()
        .get(
            "/api/v1/catalog/assets?q=&territory=JP&use=PERSONAL",
            RequestOptions.create().setHeader("Authorization", "Bearer " + key))
        .status();
  }

  /** What the interface answers the demo's generator. */
  JsonObject asGenerator(String method, String path, String json) {
    APIResponse answer =
        visitor
            .context()
            .request()
            .fetch(
                "/api/v1/" + path,
                RequestOptions.create()
                    .setMethod(method)
                    .setHeader("Authorization", "Bearer kyk_demo_generator")
                    .setHeader("Content-Type", "application/json")
                    .setHeader("Idempotency-Key", "desk-" + System.nanoTime())
                    .setData(json));
    assertThat(answer.status() / 100).as("%s %s as it answered", method, path).isEqualTo(2);
    return JsonParser.parseString(answer.text()).getAsJsonObject();
  }

  /** A usage that an owner is asked for, given up again. */
  String givenUp() {
    String demo = visitor.context().request().get("/api/v1/demo").text();
    String creator = JsonParser.parseString(demo).getAsJsonObject().get("creatorId").getAsString();
    String id =
        asGenerator(
                "POST",
                "authorizations",
                "{\"creatorId\":\""
                    + creator
                    + "\",\"prompt\":\"Hikaru Genji writes a letter\",\"assets\":[],"
                    + "\"use\":\"SHARED\",\"territories\":[\"JP\"],\"seconds\":1,"
                    + "\"quality\":\"STANDARD\"}")
            .get("id")
            .getAsString();
    asGenerator("POST", "authorizations/" + id + "/void", "");
    return id;
  }
}
