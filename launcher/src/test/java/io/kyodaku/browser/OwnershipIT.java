package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A share of another's character is asserted, admitted, disputed and given up again. */
@ExtendWith(Stage.class)
class OwnershipIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final String HOLDER = "/t/yozora-kaidan-archive/";
  private static final Pattern ID = Pattern.compile("id=(asset_[0-9a-f]{32})");

  @Test
  void aShareIsAssertedAdmittedUpheldAndGivenUp() {
    try (Visitor visitor = Stage.visitor("en-GB");
        Visitor admin = Stage.visitor("en-GB")) {
      RIGHTS.signIn(visitor);
      ADMIN.signIn(admin);
      String asserting = otherTenant(visitor);
      visitor.open(HOLDER + "catalog?view=table&q=Okiku");
      visitor.press("#assets a >> nth=0");
      String asset = asset(visitor.page().url());
      assertThat(visitor.text("#ownership")).contains("100%");
      visitor.open(asserting + "conflicts").look("own-conflicts-none");
      visitor
          .form("assert")
          .type("asset", asset)
          .type("share", "abc")
          .type("pricePerSecond", "5")
          .press("submit");
      assertThat(visitor.form("assert").error("share")).contains("share");
      visitor
          .form("assert")
          .type("share", "60")
          .places("territories", "Japan")
          .type("evidence", "A deed of 1987.")
          .press("submit");
      assertThat(visitor.notice()).contains("waits for an operator");
      visitor.look("own-conflicts-asserted");

      admin.open("/admin/conflicts").look("admin-conflicts");
      admin.form("assertions").pressIn("Okiku", "admit");
      assertThat(admin.text("#parties")).contains("60%", "100%");
      admin.look("admin-conflict-open");
      String conflict = admin.page().url().replaceAll(".*(conf_[0-9a-f]{32}).*", "$1");

      visitor.open(HOLDER + "conflicts").look("own-conflicts");
      visitor.open(HOLDER + "asset?id=" + asset).look("own-asset-disputed");
      assertThat(visitor.text("#ownership")).contains("In dispute", "60%");
      visitor.open(HOLDER + "conflict?id=" + conflict).look("own-conflict-open");
      visitor.form("move").press("uphold");
      assertThat(visitor.form("move").error("text")).contains("missing");
      visitor.form("move").type("text", "We drew it in 1985.").press("uphold");
      assertThat(visitor.notice()).contains("upheld");
      visitor.look("own-conflict-upheld").lookInTheDark("own-conflict-upheld");

      admin.open("/admin/conflict?id=" + conflict).look("admin-conflict");
      admin.lookInTheDark("admin-conflict");
      assertThat(admin.text("#said")).contains("A deed of 1987.", "We drew it in 1985.");
      visitor.open(asserting + "conflict?id=" + conflict);
      assertThat(visitor.text("#steps")).contains("We drew it in 1985.");
      visitor.form("move").press("release");
      assertThat(visitor.notice()).contains("given up");
      assertThat(visitor.text("main")).contains("Settled");
      visitor.look("own-conflict-settled");
      visitor.open(HOLDER + "asset?id=" + asset);
      assertThat(visitor.text("#ownership")).doesNotContain("In dispute");
    }
    try (Visitor visitor = Stage.visitor("ja-JP")) {
      RIGHTS.signIn(visitor);
      visitor.open(HOLDER + "conflicts").look("own-conflicts-ja");
    }
  }

  private static String asset(String url) {
    Matcher matcher = ID.matcher(url);
    assertThat(matcher.find()).as(url).isTrue();
    return matcher.group(1);
  }

  /** The demo's person works for two. */
  private static String otherTenant(Visitor visitor) {
    visitor.open(HOLDER + "home");
    String href =
        visitor.at("#tenants a").all().stream()
            .map(link -> link.getAttribute("href"))
            .filter(address -> !address.startsWith(HOLDER))
            .findFirst()
            .orElseThrow();
    return href.substring(0, href.indexOf('/', 3) + 1);
  }
}
