package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an operator sets: rate cards of generators, packs, the par table; and what generators are
 * told.
 */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorPricesIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");

  private static Visitor admin;
  private static OperatorDesk desk;

  @BeforeAll
  static void enter() {
    admin = Stage.visitor("en-GB");
    desk = new OperatorDesk(admin);
    ADMIN.signIn(admin);
  }

  @AfterAll
  static void leave() {
    admin.close();
  }

  @Test
  @Order(1)
  void aGeneratorIsAdmittedPricedAndSuspended() {
    desk.open("generators").look("operator-generators").lookInTheDark("operator-generators");
    admin
        .form("create")
        .type("name", "Loom Works")
        .type("standardPerSecond", "two")
        .press("submit");
    assertThat(admin.form("create").error("standardPerSecond")).contains("is not an amount");
    admin
        .form("create")
        .type("standardPerSecond", "2")
        .type("premiumPerSecond", "5")
        .press("submit")
        .look("operator-generator-new");
    assertThat(admin.notice()).contains("admitted");
    admin.form("issue").type("label", "Render farm").press("submit");
    String key = admin.text("#issuedKey");
    assertThat(desk.answersTo(key)).isEqualTo(200);
    admin.page().reload();
    assertThat(admin.text("main .messages")).contains("sent twice");
    assertThat(admin.at("#live tbody tr").count()).isEqualTo(1);

    desk.plan("2.5", "5", "2001-01-01");
    assertThat(admin.text("#from-error")).contains("must be today or one of the next 366 days");
    desk.plan("nothing", "5", "");
    assertThat(admin.text("#standard-error")).contains("is not an amount");
    desk.plan("2", "5", "");
    assertThat(admin.text("#asBefore")).contains("Nothing would be otherwise");
    desk.plan("3", "4", "")
        .look("operator-generator-plan")
        .lookInTheDark("operator-generator-plan");
    assertThat(admin.text("#planWords"))
        .contains("Standard: 2 → 3, dearer (+50%)", "Premium: 5 → 4, cheaper (-20%)");
    admin.form("publish").press("submit");
    assertThat(admin.notice()).contains("holds from now on");
    assertThat(admin.at("#versions tbody tr").first().innerText())
        .contains("Version 2", "In force");

    String soon = LocalDate.ofInstant(Stage.now(), ZoneOffset.UTC).plusDays(3).toString();
    desk.plan("6", "6", soon);
    admin.form("publish").press("submit");
    assertThat(admin.notice()).contains("planned");
    desk.plan("4", "4", "").picture("operator-generator-overtakes");
    assertThat(admin.text("#overtaken")).endsWith("3");
    admin.form("publish").press("submit");
    assertThat(admin.text("#versions")).contains("Never holds");

    desk.ask("suspend");
    desk.standing().press("suspendNow");
    assertThat(admin.text("main .messages")).contains("not suspended yet");
    desk.ask("suspend");
    desk.standing().type("reason", "Its programs run wild.").press("suspendNow");
    assertThat(admin.text("#status")).isEqualTo("Suspended");
    assertThat(admin.text("#why")).contains("run wild");
    admin.look("operator-generator-suspended");
    admin.waitFor("its key to be refused", () -> desk.answersTo(key) == 401);
    desk.standing().press("resume");
    assertThat(admin.text("#status")).isEqualTo("Admitted");
    assertThat(desk.answersTo(key)).isEqualTo(200);
    admin.form("keys").pressIn("Render farm", "revoke");
    assertThat(admin.notice()).contains("revoked");
    desk.open("generators?q=%25&standing=NONSENSE");
    assertThat(admin.text("#nothing")).contains("No generator is like that");
    admin.openRefused("/admin/generator?id=gen_" + "0".repeat(32), 404);
  }

  @Test
  @Order(2)
  void aPackIsLookedAtOfferedAndWithdrawn() {
    desk.open("packs").look("operator-packs").lookInTheDark("operator-packs");
    desk.pack("JP 777", "JPY", "700.5", "many");
    assertThat(admin.text("#credits-error")).contains("is not an amount");
    desk.pack("JP 777", "JPY", "700.5", "777");
    assertThat(admin.text("#code-error")).contains("must be small letters");
    assertThat(admin.text("#price-error")).contains("without parts");
    desk.pack("jp-777", "JPY", "700", "777").look("operator-packs-preview");
    assertThat(admin.text("#preview")).contains("777", "¥700", "+11%");
    assertThat(admin.at("#belowPar").count()).isEqualTo(1);
    admin.form("offer").press("submit");
    assertThat(admin.notice()).contains("on offer");
    Visitor creator = Stage.visitor("en-GB");
    CREATOR.signIn(creator);
    assertThat(creator.open("/creator/credits").text("[id='packs']")).contains("777");
    desk.open("packs");
    admin.form("packs").pressIn("jp-777", "withdraw");
    assertThat(admin.notice()).contains("off sale");
    assertThat(creator.open("/creator/credits").text("[id='packs']")).doesNotContain("777");
    creator.close();
    desk.pack("jp-777", "JPY", "900", "777");
    admin.form("offer").press("submit");
    assertThat(admin.text("main .messages")).contains("another pack's");
    desk.open("packs?entity=XX&currency=%00&code=" + "x".repeat(2_000));
    assertThat(admin.text("#price-error")).contains("is not an amount");
  }

  @Test
  @Order(3)
  void aParTableIsPublishedOnceItsEffectWasSeen() {
    desk.open("par").look("operator-par");
    desk.par("JPY", "9");
    assertThat(admin.text("#par-JPY-error")).contains("must be between 0.5 and 2");
    desk.par("JPY", "1");
    assertThat(admin.text("#asBefore")).contains("Nothing would be otherwise");
    desk.par("JPY", "1.25").look("operator-par-preview").lookInTheDark("operator-par-preview");
    assertThat(admin.text("#planWords")).contains("stands for more (+25%)");
    assertThat(admin.at("#effects tbody tr").first().innerText())
        .contains("100 credits", "80 credits");
    admin.form("publish").press("submit");
    assertThat(admin.form("publish").error("reason")).contains("is missing");
    admin.form("publish").type("reason", "The yen rose.").press("submit");
    assertThat(admin.notice()).contains("holds from now on");
    assertThat(admin.at("#versions tbody tr").first().innerText())
        .contains("Version 2", "The yen rose.");
  }

  @Test
  @Order(4)
  void whatAGeneratorWasToldIsSeenAndSentOnceMore() throws IOException {
    AtomicInteger told = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hooks",
        exchange -> {
          told.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
      String endpoint =
          desk.asGenerator("POST", "webhook-endpoints", "{\"url\":\"" + url + "\"}")
              .get("id")
              .getAsString();
      String givenUp = desk.givenUp();
      desk.open("generators?q=Demo+Generator");
      admin.follow("Demo Generator").press("#webhooks");
      admin.waitFor(
          "what is told",
          () -> admin.at("#told").count() == 1 && admin.text("#told").contains("Taken"));
      assertThat(admin.text("#where")).contains(url, "Told");
      assertThat(admin.text("#told")).contains(givenUp, "Given up or stopped", "204");
      admin.look("operator-webhooks").lookInTheDark("operator-webhooks");
      admin.form("deliveries").pressIn(givenUp, "repeat");
      assertThat(admin.notice()).contains("once more");
      admin.waitFor("what is told once more", () -> told.get() == 2);
      admin.form("endpoints").pressIn(url, "day");
      admin.waitFor("what is told a third time", () -> told.get() == 3);
      desk.asGenerator("DELETE", "webhook-endpoints/" + endpoint, "");
    } finally {
      server.stop(0);
    }
    desk.open("webhooks").look("operator-webhooks-none");
    admin.openRefused("/admin/webhooks?id=gen_" + "0".repeat(32), 404);
  }
}
