package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.kyodaku.plugin.testkit.HostileAtLoad;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.plugin.testkit.SamplePlugins;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jars that come while the portal runs, as operators and rightsholders meet them. */
@ExtendWith(Stage.class)
class PluginsIT {

  private static final Person ADMIN = new Person("Demo operator", "admin@demo.example");
  private static final Person RIGHTS = new Person("Demo rights", "rights@demo.example");
  private static final String TENANT = "Momiji Tales";

  private Visitor admin;
  private Visitor rights;

  @BeforeEach
  void enter() {
    admin = Stage.visitor("en-GB");
    rights = Stage.visitor("en-GB");
    ADMIN.signIn(admin);
    RIGHTS.signIn(rights);
  }

  @AfterEach
  void leave() {
    admin.close();
    rights.close();
  }

  @Test
  void aJarThatIsDroppedInCanBeChosenWithoutARestartOnceItWasMadeAvailable() throws IOException {
    assertThat(choices()).doesNotContain("Flat fee");

    drop("flat-fee.jar", SamplePlugins.flatFee());
    admin.open("/admin/plugins").waitFor("the plugin", () -> admin.row("flat-fee").count() > 0);
    assertThat(choices()).doesNotContain("Flat fee");

    admin.form("plugins").chooseNamed("tenant", TENANT);
    admin.form("plugins").pressIn("flat-fee", "available");
    assertThat(choices()).contains("Flat fee");
    rights.open("/t/yozora-kaidan-archive/contract");
    assertThat(rights.text("[id='draft:terms']")).doesNotContain("Flat fee");
  }

  @Test
  void aNewVersionOfAContractBeginsWithTheScheduleThatIsAgreed() {
    rights.open("/t/yozora-kaidan-archive/contract");
    assertThat(rights.at("[id='draft:schedule'] option:checked").innerText())
        .contains("Japanese month-end close");
    rights.form("draft").press("submit");
    assertThat(rights.text("main .messages")).contains("in force already");
    rights.form("draft").choose("preset", "PARTNER").press("submit");
    assertThat(rights.at("#versions tbody tr").first().innerText())
        .contains("Japanese month-end close")
        .contains("Draft");
    assertThat(rights.text("#changes")).contains("70", "75");
    rights.look("rights-contract-next-version");
    rights.form("sign").press("discard");
    assertThat(rights.notice()).contains("draft is gone");
    assertThat(rights.text("#versions")).doesNotContain("Draft");
  }

  private String choices() {
    return rights.open("/t/momiji-tales/contract").text("[id='draft:terms']");
  }

  @Test
  void aHostileJarIsSetAsideWithTheReasonAndNeverListed() throws IOException {
    Path rejected = Stage.pluginInbox().resolve("rejected");
    drop("evil.jar", HostileAtLoad.EXITS.jar());
    admin
        .open("/admin/plugins")
        .waitFor("the refusal", () -> Files.exists(rejected.resolve("evil.jar.reason.txt")));
    assertThat(rejected.resolve("evil.jar.reason.txt")).content().contains("java.lang.System.exit");
    admin.open("/admin/plugins");
    assertThat(admin.text("#rejections-list")).contains("evil.jar");
    assertThat(admin.text("#installed")).doesNotContain("evil");
  }

  /** It takes no settings, where contracts have some. */
  @Test
  void aNewVersionThatCantReadWhatContractsSayIsTriedAndNotLetIn() throws IOException {
    drop("month-end-9.jar", PluginSource.named("japanese-month-end").version("9.0.0").jar());
    admin.open("/admin/plugins").waitFor("the version", () -> admin.row("9.0.0").count() > 0);
    makeNinthAvailable();
    assertThat(admin.notice()).contains("names another version");

    Locator pair = admin.at("[id='trial:pair'] option:has-text('→ 9.0.0')").first();
    admin.page().selectOption("[id='trial:pair']", pair.getAttribute("value"));
    admin.look("admin-plugins");
    admin.form("trial").press("submit");
    admin.waitFor(
        "its end",
        () -> {
          admin.page().reload();
          return !admin.text("#status").contains("Under way");
        });
    assertThat(admin.text("#status")).contains("Broke a rule");
    assertThat(admin.text("#faults")).contains("Yozora Kaidan Archive", "CONFIGURATION");
    assertThat(admin.at("#letting").count()).isZero();
    admin.look("admin-plugin-trial");
    admin.open("/admin/plugins");
    makeNinthAvailable();
    assertThat(admin.notice()).contains("names another version");
  }

  /**
   * The same schedule in another jar: nothing differs, and an owner is asked only to have it at
   * once.
   */
  @Test
  void aVersionIsUpgradedToWithTheOwnersYesAndRolledBack() throws IOException {
    drop("month-end-again.jar", again("japanese-month-end"));
    UpgradeSteps steps = new UpgradeSteps(admin, "japanese-month-end", "Yozora Kaidan Archive");
    steps.letIn();
    admin.look("admin-plugin-trial-let-in");
    steps.plan("PERIOD");
    assertThat(admin.notice()).contains("planned");
    assertThat(admin.text("#status")).contains("Planned");
    rights.open("/t/yozora-kaidan-archive/contract");
    assertThat(rights.text("#upgrades")).contains("Planned");
    admin.form("ending").type("reason", "Sooner").press("withdraw");
    assertThat(admin.text("#status")).contains("Taken back");

    steps.letIn();
    steps.plan("AT_ONCE");
    assertThat(admin.text("#status")).contains("Asked");
    admin.look("admin-plugin-upgrade-asked");
    rights.open("/t/yozora-kaidan-archive/contract");
    assertThat(rights.text(".upgrade-asked")).contains("another version");
    rights.press(".upgrade-asked a");
    rights.look("rights-plugin-upgrade-asked");
    rights.lookInTheDark("rights-plugin-upgrade-asked");
    rights.form("answer").press("accept");
    assertThat(rights.notice()).contains("accepted");
    assertThat(rights.text("#status")).contains("In force");
    rights.open("/t/yozora-kaidan-archive/contract");
    rights.look("rights-contract-plugin-versions");

    admin.page().reload();
    admin.form("ending").press("rollBack");
    assertThat(admin.text("main .messages")).contains("Nothing has changed");
    admin.form("ending").type("reason", "It was only to be shown").press("rollBack");
    assertThat(admin.text("#status")).contains("Rolled back");
    admin.look("admin-plugin-upgrade-rolled-back");
    admin.open("/admin/plugin-upgrades");
    assertThat(admin.text("#upgrades")).contains("Rolled back", "Taken back");
    admin.look("admin-plugin-upgrades");
    admin.form("rule").type("difference", "2").press("submit");
    assertThat(admin.text("#rule")).contains("from 0 to 1");
  }

  /** A jar of the build with a note in it. */
  private static byte[] again(String module) throws IOException {
    Path built;
    try (Stream<Path> files = Files.list(Path.of("target/kyodaku/plugins"))) {
      built =
          files
              .filter(file -> file.getFileName().toString().startsWith(module))
              .findFirst()
              .orElseThrow();
    }
    Path copy = Files.createTempFile(module, ".jar");
    Files.copy(built, copy, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem jar = FileSystems.newFileSystem(copy)) {
      Files.writeString(jar.getPath("NOTE.txt"), "another version");
    }
    return Files.readAllBytes(copy);
  }

  private void makeNinthAvailable() {
    admin.form("plugins").chooseNamed("tenant", "Yozora Kaidan Archive");
    admin.form("plugins").pressIn("9.0.0", "available");
  }

  /** Whole at once, as a careful operator moves it in. */
  private static void drop(String name, byte[] jar) throws IOException {
    Path part = Files.write(Stage.pluginInbox().resolve(name + ".part"), jar);
    Files.move(part, Stage.pluginInbox().resolve(name));
  }
}
