package io.kyodaku.browser;

/** What stands around every page, and the pages that it leads to. */
record Desk(Visitor visitor) {

  Desk openNotifications() {
    visitor.press("#bell");
    return this;
  }

  /** How many are unread, as the bar says it; empty for none. */
  String unread() {
    return visitor.at("#unread").count() == 0 ? "" : visitor.text("#unread");
  }

  Desk readAll() {
    visitor.form("read").press("all");
    return this;
  }

  /** Asks the box in the bar. */
  Desk find(String words) {
    visitor.at("#find-box").fill(words);
    visitor.goOn(() -> visitor.at("#find-box").press("Enter"));
    return this;
  }

  Desk switchTo(String tenant) {
    visitor.at("#switch").click();
    visitor.goOn(() -> visitor.at("#tenants a:has-text('" + tenant + "')").click());
    return this;
  }

  /** The name at the head of the rail. */
  String tenant() {
    return visitor.text("#switch .rail-title");
  }
}
