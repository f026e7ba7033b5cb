package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Somebody at a browser of its own: its cookies, its language, its window. */
final class Visitor implements AutoCloseable {

  static final int WIDE = 1440;
  static final int HIGH = 900;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LOOK_AGAIN_MILLIS = 250;

  private final BrowserContext context;
  private final Page page;
  private final Watch watch;
  private final Gallery gallery;
  private int loads;

  Visitor(Browser browser, String address, String language, boolean scripts) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(language)
                .setJavaScriptEnabled(scripts)
                .setViewportSize(WIDE, HIGH)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    context.setDefaultTimeout((double) PATIENCE.toMillis());
    page = context.newPage();
    watch = new Watch(page);
    gallery = new Gallery(page);
    page.onLoad(loaded -> loads++);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Opens an address of the portal, which has to answer well. */
  Visitor open(String path) {
    Response response = page.navigate(path);
    assertThat(response.status()).as("%s as it answered", path).isEqualTo(200);
    unharmed();
    return this;
  }

  /** Opens an address that has to be refused in this way. */
  Visitor openRefused(String path, int status) {
    watch.expect(status);
    Response response = page.navigate(path);
    watch.expect(0);
    assertThat(response.status()).as("%s as it answered", path).isEqualTo(status);
    unharmed();
    return this;
  }

  /** Opens an address that leads somewhere else. */
  Visitor openElsewhere(String path, String elsewhere) {
    open(path);
    assertThat(path()).as("where %s leads", path).startsWith(elsewhere);
    return this;
  }

  FacesForm form(String id) {
    return new FacesForm(this, id);
  }

  /** Where it is, without the portal's address. */
  String path() {
    return page.url().replaceFirst("^https?://[^/]+", "");
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  /** The text of the one element that a selector finds. */
  String text(String selector) {
    return page.locator(selector).innerText().strip();
  }

  /** What the page says after something was done. */
  String notice() {
    return text("main .notice >> nth=0");
  }

  /** The row of a table that has this text. */
  Locator row(String text) {
    return page.locator("main tr", new Page.LocatorOptions().setHasText(text));
  }

  Visitor follow(String linkText) {
    return goOn(
        () -> page.locator("a", new Page.LocatorOptions().setHasText(linkText)).first().click());
  }

  /** Presses a button or a link that leads to another page. */
  Visitor press(String selector) {
    return goOn(() -> page.locator(selector).click());
  }

  /** Does what leads to another page, and waits until that is there. */
  Visitor goOn(Runnable step) {
    int before = loads;
    step.run();
    page.waitForCondition(() -> loads > before);
    unharmed();
    return this;
  }

  /** Loads the page again until something has come that comes by itself. */
  Visitor waitFor(String what, BooleanSupplier come) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!come.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("time to wait for %s at %s", what, path())
          .isLessThan(deadline);
      page.waitForTimeout(LOOK_AGAIN_MILLIS);
      page.reload();
    }
    unharmed();
    return this;
  }

  /** Looks at the page as it is: by eye, on a wide and a narrow window, and by ear. */
  Visitor look(String name) {
    gallery.look(name);
    unharmed();
    return this;
  }

  /** The same without pictures. */
  Visitor judge(String name) {
    gallery.judge(name);
    unharmed();
    return this;
  }

  /** Looks by eye alone. */
  Visitor picture(String name) {
    gallery.picture(name);
    unharmed();
    return this;
  }

  Visitor lookInTheDark(String name) {
    gallery.lookInTheDark(name);
    unharmed();
    return this;
  }

  void unharmed() {
    assertThat(watch.complaints()).as("what the browser complained of at %s", path()).isEmpty();
  }

  void expect(int status) {
    watch.expect(status);
  }

  Visitor signIn(String email, String password) {
    if (!path().startsWith("/login")) {
      open("/login");
    }
    form("login").type("email", email).type("password", password).press("submit");
    assertThat(path()).as("where signing in leads").doesNotContain("/login");
    return this;
  }

  void signOut() {
    page.locator("#who").click();
    goOn(() -> page.locator("[id='leave:signOut']").click());
  }

  @Override
  public void close() {
    context.close();
  }
}
