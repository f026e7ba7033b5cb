package io.kyodaku.browser;

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
}
