package io.kyodaku.browser;

import java.math.BigDecimal;

/** A creator's pages. */
record CreatorDesk(Visitor visitor) {

  /** Longer than the studio waits before it reads. */
  private static final int PAUSE = 200;

  /** Goes to the hosted page with a pack of 3,150 credits, and presses one of its buttons. */
  void buy(String how) {
    visitor.open("/creator/credits").look("creator-credits");
    visitor.form("packs").pressIn("3,150", "buy");
    visitor.look("standin-checkout").press("button[value=" + how + "]");
  }

  BigDecimal available() {
    visitor.open("/creator/wallet");
    return new BigDecimal(visitor.text("#available").replace(",", ""));
  }

  /** Fills the studio's form in and waits for what it says of it. */
  void imagine(String prompt, String use, String seconds) {
    visitor.open("/creator/studio").look("creator-studio");
    write(prompt, use, seconds);
  }

  void write(String prompt, String use, String seconds) {
    visitor.form("studio").pick("use", use).type("seconds", seconds).type("prompt", prompt);
    read();
  }

  /** Waits until the studio has said what it thinks of all that is typed. */
  void read() {
    visitor.page().waitForTimeout(PAUSE);
    visitor.at("#verdict:not([aria-busy]) #decision").waitFor();
  }

  /** Presses the button that begins, or that asks the owner. */
  void generate() {
    visitor.form("studio").press("generate");
  }

  void waitUntilCharged() {
    visitor.waitFor("the storyboard", () -> visitor.text("#authorization").equals("Charged"));
  }
}
