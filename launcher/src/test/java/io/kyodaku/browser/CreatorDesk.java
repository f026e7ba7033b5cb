package io.kyodaku.browser;

import java.math.BigDecimal;

/** A creator's pages. */
record CreatorDesk(Visitor visitor) {

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

  /** Fills the studio's form in and presses one of its buttons. */
  void imagine(String prompt, String use, String seconds, String button) {
    visitor.open("/creator/studio").look("creator-studio");
    visitor
        .form("studio")
        .type("prompt", prompt)
        .choose("use", use)
        .type("seconds", seconds)
        .press(button);
  }

  void waitUntilCharged() {
    visitor.waitFor("the storyboard", () -> visitor.text("#authorization").equals("Charged"));
  }
}
