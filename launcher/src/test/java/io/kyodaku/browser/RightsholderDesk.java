package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A rightsholder's pages, under the address of its tenant. */
record RightsholderDesk(Visitor visitor, String here) {

  static void apply(Visitor visitor, Person person, String organisation) {
    visitor
        .open("/signup/rightsholder")
        .form("apply")
        .type("organisation", organisation)
        .choose("country", "JP")
        .choose("language", "en")
        .choose("currency", "JPY")
        .type("name", person.name())
        .type("email", person.email())
        .type("password", person.password())
        .check("agreed")
        .press("submit");
    assertThat(visitor.path()).startsWith("/signup/sent");
  }

  Visitor open(String page) {
    return visitor.open(here + page);
  }

  /** Settings of plugins are shown before they are agreed to. */
  void draftContract(String preset, String terms, String schedule) {
    open("contract").look("rights-contract-choose");
    visitor
        .form("draft")
        .choose("preset", preset)
        .chooseNamed("terms", terms)
        .chooseNamed("schedule", schedule)
        .press("submit");
    visitor.look("rights-contract-settings").form("draft").press("submit");
  }

  void addWork(String title) {
    open("catalog").look("rights-catalog-empty");
    visitor.form("addWork").type("title", title).press("submit");
  }

  void addCharacter(String work, String name, String aliases, String price, String policy) {
    open("add-asset").look("rights-add-asset");
    visitor
        .form("asset")
        .chooseNamed("work", work)
        .type("name", name)
        .choose("kind", "CHARACTER")
        .type("aliases", aliases)
        .type("pricePerSecond", price)
        .choose("policy", policy)
        .press("submit");
  }

  /** Through what its columns are taken for. */
  void importFile(String content) {
    open("import").form("upload").attach("file", "characters.csv", content).press("submit");
    visitor.look("rights-import-check").form("start").press("submit");
    visitor.waitFor("the rows", () -> visitor.at("#state .badge.good").count() > 0);
  }

  /** Rows added, updated, unchanged and rejected of the import that is shown. */
  List<String> importCounts() {
    return visitor.at("#counts .figure").allInnerTexts().stream().map(String::strip).toList();
  }
}
