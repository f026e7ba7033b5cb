package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A creator at work: writes, sees what may be, makes it, keeps it and shows it. */
@ExtendWith(Stage.class)
class StudioIT {

  private static final Person CREATOR = new Person("Demo creator", "creator@demo.example");

  /** Its owner decides on each use. */
  private static final String ASKED = "Hikaru Genji";

  /** What stands before the 32 bytes of an Ed25519 key in an X.509 public key. */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  private Visitor visitor;
  private CreatorDesk studio;

  @BeforeEach
  void enter() {
    visitor = Stage.visitor("en-GB");
    studio = new CreatorDesk(visitor);
    CREATOR.signIn(visitor);
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void namesAreMarkedWhereTheyStandWhileOneWrites() {
    studio.imagine("🍑🍑 桃太郎 and the Monkey King on a shore", "PERSONAL", "4");
    assertThat(visitor.at("#marks mark").allInnerTexts()).containsExactly("桃太郎", "Monkey King");
    assertThat(visitor.text("#recognised")).contains("Momotar");
    assertThat(visitor.text("#decision")).isEqualTo("Allowed");
    String four = visitor.text("#total");
    visitor.at("[data-seconds='8']").click();
    studio.read();
    assertThat(visitor.text("#total")).isNotEqualTo(four);
    visitor.look("creator-studio-live").lookInTheDark("creator-studio-live");
    visitor.form("studio").type("prompt", "a quiet harbour");
    studio.read();
    assertThat(visitor.at("#marks mark").count()).isZero();
  }

  @Test
  void aRefusalNamesTheUsesThatAreAllowedAndOneIsChosenByAPress() {
    studio.imagine("Momotaro sells soap", "COMMERCIAL", "4");
    assertThat(visitor.text("#decision")).isEqualTo("Not allowed");
    assertThat(visitor.form("studio").field("generate").isDisabled()).isTrue();
    visitor.look("creator-studio-refused");
    visitor.at("#instead [data-use='SHARED']").click();
    studio.read();
    assertThat(visitor.text("#decision")).isEqualTo("Allowed");
    assertThat(visitor.at("input[name='studio:use'][value='SHARED']").isChecked()).isTrue();
  }

  @Test
  void countriesAreFoundByTheirNamesAndStandAsChips() {
    visitor.open("/creator/studio");
    visitor.at("#places summary").click();
    visitor.at("#place").fill("Fran");
    visitor.at("#place").press("Enter");
    assertThat(visitor.at("#chosen").innerText()).contains("France");
    visitor.look("creator-studio-places");
    int before = visitor.at("#chosen li").count();
    visitor.at("#chosen .chip-close").first().click();
    assertThat(visitor.at("#chosen li").count()).isEqualTo(before - 1);
  }

  @Test
  void creditsAreBoughtInPlaceAndThePromptIsThereOnReturn() {
    studio.imagine("桃太郎 pays\nwith a peach", "SHARED", "7");
    visitor.at(".balance button").click();
    visitor.look("creator-studio-topup");
    visitor.form("studio").pressIn("500", "buy").press("button[value=card]");
    assertThat(visitor.path()).startsWith("/creator/studio?draft=1&order=ord_");
    assertThat(visitor.form("studio").typed("prompt")).isEqualTo("桃太郎 pays\nwith a peach");
    assertThat(visitor.form("studio").typed("seconds")).isEqualTo("7");
    assertThat(visitor.at("input[name='studio:use'][value='SHARED']").isChecked()).isTrue();
    assertThat(visitor.text("#returned")).contains("as you left it");
    visitor.look("creator-studio-returned");
    visitor.open("/creator/credits");
    visitor.waitFor("the pack", () -> visitor.text("#orders tbody tr >> nth=0").contains("Paid"));
    visitor.goOn(() -> visitor.at("#orders tbody a").first().click());
    assertThat(visitor.text("#purchase")).contains("500 credits", "creator@demo.example");
    visitor.look("creator-purchase");
    visitor.openRefused("/creator/purchase?id=ord_" + "0".repeat(32), 404);
    visitor.open("/creator/wallet?page=100000").look("creator-wallet-last-page");
    visitor.open("/creator/wallet").look("creator-wallet-full");
  }

  @Test
  void whatWasCancelledIsTriedAgainAndStaysInTheGallery() {
    studio.imagine(ASKED + " at dusk", "PERSONAL", "2");
    assertThat(visitor.text("[id='studio:generate']")).isEqualTo("Ask the owner");
    studio.generate();
    String first = visitor.path();
    visitor.at("[popovertarget='cancelling-danger']").first().click();
    visitor.form("generation").press("withdrawAsk");
    assertThat(visitor.notice()).contains("cancelled");
    assertThat(visitor.text("#state")).isEqualTo("Cancelled");
    visitor.look("creator-generation-cancelled");
    visitor.form("generation").press("retry");
    assertThat(visitor.path()).isNotEqualTo(first).startsWith("/creator/generation?id=job_");
    assertThat(visitor.text("#state")).isEqualTo("Waits for the owner");
    visitor.open("/creator/generations?status=CANCELLED");
    assertThat(visitor.at(".gallery").innerText()).contains(ASKED + " at dusk");
    visitor.look("creator-generations-cancelled");
    visitor.open("/creator/generations?status=DONE");
    assertThat(visitor.at(".gallery").innerText()).doesNotContain(ASKED + " at dusk");
  }

  @Test
  void aLicenceIsShownToOthersOnlyWhileItsCreatorWantsIt() throws GeneralSecurityException {
    studio.imagine("Momotaro under a secret moon", "SHARED", "1");
    studio.generate();
    studio.waitUntilCharged();
    visitor.look("creator-generation-certifiable");
    visitor.form("certify").check("showsResult").press("publish");
    assertThat(visitor.notice()).contains("public");
    String link = visitor.text("#certificateLink").replaceFirst("^https?://[^/]+", "");
    String generation = visitor.path();
    String file = visitor.at("#image").getAttribute("src");
    byte[] picture = visitor.context().request().get(file).body();
    try (Visitor anybody = Stage.visitor("en-GB")) {
      anybody.open(link).look("certificate").lookInTheDark("certificate");
      assertThat(anybody.text("main"))
          .contains("Momotaro", "Momiji Tales", "signed by Kyodaku")
          .doesNotContain("secret moon", "demo.example");
      assertThat(anybody.at("figure").count()).as("the preview has the prompt in it").isZero();
      anybody.openRefused(link.replace("/certificate?", "/certificate/result?"), 404);
      anybody.open(link);
      assertThat(anybody.text("#resultHash")).isEqualTo(sha256(picture));
      assertSigned(anybody);
      anybody.openRefused("/certificate?c=" + "A".repeat(32), 404);
      anybody.openRefused("/certificate?c=" + "x".repeat(100_000 / 50), 404);
    }
    try (Visitor reader = Stage.visitor("ja-JP")) {
      reader.open(link).picture("ja-certificate");
    }
    visitor.at("[popovertarget='withdrawing-danger']").first().click();
    visitor.look("creator-certificate-withdrawing");
    visitor.form("certify").press("withdraw");
    visitor.openRefused(link, 404);
    visitor.open(generation).form("certify").check("showsResult").check("showsPrompt");
    visitor.form("certify").press("publish").press("#openCertificate");
    assertThat(visitor.path()).isNotEqualTo(link);
    assertThat(visitor.text("#prompt")).contains("secret moon");
    assertThat(visitor.at("figure img").evaluate("image => image.naturalWidth > 300"))
        .isEqualTo(true);
    visitor.look("certificate-with-all");
  }

  private static void assertSigned(Visitor reader) throws GeneralSecurityException {
    reader.at("summary").click();
    String[] parts = reader.text("#jws").split("\\.");
    String keys = reader.context().request().get("/.well-known/jwks.json").text();
    Matcher key =
        Pattern.compile("\\{[^}]*" + Pattern.quote(reader.text("#kid")) + "[^}]*}").matcher(keys);
    assertThat(key.find()).isTrue();
    Matcher point = Pattern.compile("\"x\":\"([\\w-]+)\"").matcher(key.group());
    assertThat(point.find()).isTrue();
    byte[] bytes = Base64.getUrlDecoder().decode(point.group(1));
    byte[] whole = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(bytes));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole)));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
        .contains("\"use\":\"SHARED\"")
        .doesNotContain("prompt", "Micros", "secret");
  }

  private static String sha256(byte[] content) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void theStudioCanBeReadInJapaneseAndChinese() {
    for (String language : new String[] {"ja-JP", "zh-CN"}) {
      try (Visitor reader = Stage.visitor(language)) {
        CREATOR.signIn(reader);
        CreatorDesk desk = new CreatorDesk(reader);
        reader.open("/creator/studio");
        desk.write("桃太郎と孫悟空が静かな浜辺を歩く。", "COMMERCIAL", "8");
        reader.picture(language.substring(0, 2) + "-creator-studio-live");
        assertThat(reader.at("#decision").innerText()).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsAnothersOrNobodysIsNotThere() {
    visitor.openRefused("/creator/generation?id=job_" + "0".repeat(32), 404);
    assertThat(visitor.context().request().get("/creator/standing?id=job_" + "0".repeat(32)).text())
        .isEqualTo("{}");
    assertThat(visitor.open("/creator/generations?status=NONE&asset=x&page=-4").path())
        .contains("status=NONE");
  }
}
