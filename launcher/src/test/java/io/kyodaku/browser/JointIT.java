package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two owners agree that characters of theirs may appear together, and divide what both ask. */
@ExtendWith(Stage.class)
class JointIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final String YOZORA = "/t/yozora-kaidan-archive/";
  private static final String MOMIJI = "/t/momiji-tales/";
  private static final Pattern ASSET = Pattern.compile("(asset_[0-9a-f]{32})");

  @Test
  void whatOneProposesTheOtherAcceptsAndFeesAreDivided() {
    try (Visitor visitor = Stage.visitor("en-GB");
        Visitor admin = Stage.visitor("en-GB")) {
      RIGHTS.signIn(visitor);
      ADMIN.signIn(admin);
      String own = asset(visitor, MOMIJI, "Kaguya-hime");
      visitor.open(MOMIJI + "agreements").look("own-agreements-none");
      visitor.open(MOMIJI + "asset?id=" + own).press("#proposeAgreement");
      visitor.at("#q").fill("Yuki-onna");
      visitor.press("#look");
      visitor.look("own-agreement-find");
      visitor.press("#found a >> nth=0");
      String theirs = group(ASSET, visitor.page().url().replaceAll("own=asset_[0-9a-f]+", ""));
      visitor
          .form("terms")
          .type("ownShare", "70")
          .type("otherShare", "40")
          .places("territories", "Japan", "United States")
          .press("see");
      assertThat(visitor.form("terms").error("otherShare")).contains("100");
      visitor.form("terms").type("otherShare", "30").type("note", "Both in the snow.").press("see");
      assertThat(visitor.text("#seen")).contains("70%", "30%", "Yuki-onna", "10 seconds");
      visitor.look("own-agreement-propose").lookInTheDark("own-agreement-propose");
      visitor.form("terms").press("submit");
      assertThat(visitor.notice()).contains("Proposed");
      visitor.look("own-agreement-proposed");
      String id = visitor.page().url().replaceAll(".*(joint_[0-9a-f]{32}).*", "$1");

      visitor.open(YOZORA + "home");
      assertThat(visitor.text("#attention")).contains("appear together");
      visitor.look("own-home-asked");
      visitor.open(YOZORA + "agreements").look("own-agreements-asked");
      assertThat(visitor.text("#agreements")).contains("Waits for you", "30%");
      visitor.open(YOZORA + "agreement?id=" + id).look("own-agreement-asked");
      visitor.lookInTheDark("own-agreement-asked");
      visitor.form("answer").press("accept");
      assertThat(visitor.notice()).contains("Agreed");
      visitor.look("own-agreement-accepted");
      visitor.open(MOMIJI + "asset?id=" + own).look("own-asset-agreed");
      assertThat(visitor.text("#agreed")).contains("Yuki-onna", "70%");
      visitor.open(MOMIJI + "policy?asset=" + own);
      assertThat(visitor.text("#agreed")).contains("Yuki-onna");

      OperatorDesk desk = new OperatorDesk(visitor);
      JsonObject receipts = usage(visitor, desk, own, theirs, id);
      runAgain(desk, receipts);

      admin.open("/admin/tenants").follow("Momiji Tales");
      admin.press("#agreements a >> nth=0").look("admin-agreement");
      admin.at("button[popovertarget='agreement-end-danger']").first().click();
      admin.form("end").type("reason", "The rights are in court.").press("submit");
      assertThat(admin.notice()).contains("Ended");
      runAgain(desk, receipts);
      visitor.open(MOMIJI + "agreement?id=" + id);
      assertThat(visitor.text("#facts")).contains("Ended", "The rights are in court.");
      visitor.openRefused("/t/momiji-tales/agreement?id=joint_" + "0".repeat(32), 404);
      replaced(visitor, id);
      admin.open("/admin/tenants").follow("Momiji Tales").look("admin-tenant-agreements");
      assertThat(admin.text("#agreements")).contains("Agreed, then replaced");
    }
    try (Visitor visitor = Stage.visitor("ja-JP")) {
      RIGHTS.signIn(visitor);
      visitor.open(MOMIJI + "agreements").look("own-agreements-ja");
      visitor.press("#agreements a >> nth=0").look("own-agreement-ja");
      visitor.open(MOMIJI + "agreements").press("#agreements a >> nth=1");
      visitor.look("own-agreement-being-replaced-ja");
    }
  }

  /** Agreed anew, and then on other terms from a later day on. */
  private static void replaced(Visitor visitor, String id) {
    String again = proposed(visitor, id, "");
    visitor.open(YOZORA + "agreement?id=" + again);
    assertThat(visitor.page().locator("#replaces").count()).isZero();
    visitor.form("answer").press("accept");
    // Far ahead of whatever other tests let pass.
    String later = proposed(visitor, again, LocalDate.now(ZoneOffset.UTC).plusYears(2).toString());
    visitor.open(YOZORA + "agreement?id=" + later).look("own-agreement-replaces");
    assertThat(visitor.text("#replaces")).contains("holds until");
    visitor.form("answer").press("accept");
    visitor.look("own-agreement-to-begin");
    assertThat(visitor.text("#nothingBack")).contains("brings nothing back");
    visitor.open(MOMIJI + "agreement?id=" + again).look("own-agreement-being-replaced");
    visitor.lookInTheDark("own-agreement-being-replaced");
    assertThat(visitor.text("#facts"))
        .contains("Agreed, then replaced", "Holds until")
        .doesNotContain("Over since");
    assertThat(visitor.page().locator("#end").count()).isOne();
  }

  private static String proposed(Visitor visitor, String of, String from) {
    visitor.open(MOMIJI + "propose-agreement?of=" + of);
    visitor.form("terms").type("from", from).press("see");
    visitor.form("terms").press("submit");
    return visitor.page().url().replaceAll(".*(joint_[0-9a-f]{32}).*", "$1");
  }

  /** Quoted, granted, and settled with fewer seconds. */
  private static JsonObject usage(
      Visitor visitor, OperatorDesk desk, String own, String theirs, String agreement) {
    String demo = visitor.context().request().get("/api/v1/demo").text();
    String creator = JsonParser.parseString(demo).getAsJsonObject().get("creatorId").getAsString();
    String usage =
        "{\"creatorId\":\""
            + creator
            + "\",\"prompt\":\"Two in the snow\",\"assets\":[\""
            + own
            + "\",\""
            + theirs
            + "\"],\"use\":\"SHARED\",\"territories\":[\"JP\"],\"seconds\":10,"
            + "\"quality\":\"STANDARD\"}";
    visitor.waitFor(
        "the agreement in force",
        () -> steps(desk.asGenerator("POST", "quotes", usage)).contains(agreement));
    JsonObject granted = desk.asGenerator("POST", "authorizations", usage);
    String id = granted.get("id").getAsString();
    BigDecimal first = fee(granted, 0);
    BigDecimal both = first.add(fee(granted, 1));
    assertThat(first).isPositive().isEqualByComparingTo(both.multiply(new BigDecimal("0.7")));
    desk.asGenerator("POST", "authorizations/" + id + "/settle", "{\"seconds\":7}");
    JsonObject receipts = desk.asGenerator("GET", "authorizations/" + id + "/receipts", "");
    visitor.open(MOMIJI + "usage?id=" + id).look("own-usage-joint");
    assertThat(visitor.text("#licences")).contains("70% of what both cost");
    return receipts;
  }

  /** Whatever has become of the agreement since. */
  private static void runAgain(OperatorDesk desk, JsonObject receipts) {
    for (String kind : new String[] {"grant", "settlement"}) {
      JsonObject asked = new JsonObject();
      asked.add("receipt", receipts.get(kind));
      JsonObject checked = desk.asGenerator("POST", "receipts/verify", asked.toString());
      assertThat(checked.get("valid").getAsBoolean()).as("%s: %s", kind, checked).isTrue();
      assertThat(checked.toString()).doesNotContain("FAILED");
    }
  }

  private static String steps(JsonObject quote) {
    JsonArray steps = quote.getAsJsonArray("explanation");
    return StreamSupport.stream(steps.spliterator(), false)
        .filter(step -> step.getAsJsonObject().get("kind").getAsString().equals("AGREEMENT"))
        .map(step -> step.getAsJsonObject().get("code").getAsString())
        .toList()
        .toString();
  }

  private static BigDecimal fee(JsonObject authorization, int license) {
    return authorization
        .getAsJsonArray("licenses")
        .get(license)
        .getAsJsonObject()
        .get("fee")
        .getAsBigDecimal();
  }

  private static String asset(Visitor visitor, String tenant, String name) {
    visitor.open(tenant + "catalog?view=table&q=" + name);
    visitor.press("#assets a >> nth=0");
    return group(ASSET, visitor.page().url());
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
