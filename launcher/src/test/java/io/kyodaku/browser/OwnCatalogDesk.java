package io.kyodaku.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;

/** A rightsholder's catalogue: the list, an asset's picture, and changes of many. */
record OwnCatalogDesk(Visitor visitor, String here) {

  OwnCatalogDesk open(String query) {
    visitor.open(here + "catalog" + query);
    return this;
  }

  /** The names of what is listed. */
  List<String> listed() {
    return visitor.at("#assets .pictured-name a, #assets td a").allInnerTexts();
  }

  OwnCatalogDesk find(String text) {
    visitor.at("#search [name=q]").fill(text);
    visitor.press("#find");
    return this;
  }

  OwnCatalogDesk choose(int count) {
    for (int i = 0; i < count; i++) {
      visitor.at("#assets [name=pick]").nth(i).check();
    }
    return this;
  }

  OwnCatalogDesk changeChosen() {
    visitor.press("#changeChosen");
    return this;
  }

  OwnCatalogDesk say(String what, String field, String value) {
    visitor.at("#what-" + what).check();
    Locator input = visitor.at("#say [name=" + field + "]");
    if (field.equals("preset")) {
      input.selectOption(value);
    } else {
      input.fill(value);
    }
    visitor.press("#see");
    return this;
  }

  /** What is said to change, line by line. */
  List<String> seen() {
    return visitor.at("#seen .says li").allInnerTexts();
  }

  OwnCatalogDesk upload(String name, String type, byte[] content) {
    visitor.form("picture").field("file").setInputFiles(new FilePayload(name, type, content));
    visitor.form("picture").press("submit");
    return this;
  }

  /** The page on which an asset's policy is changed. */
  Visitor openPolicyOf(String asset) {
    open("?q=" + asset);
    visitor.press("#assets a >> nth=0");
    return visitor.press("#policy");
  }

  /** Sees what another policy would change. */
  Visitor choosePolicy(String preset) {
    visitor.at("#preset-" + preset).check();
    return visitor.press("#see");
  }

  /** Hands in a file to be looked at first. */
  OwnCatalogDesk hand(String name, String content) {
    visitor.open(here + "import").form("upload").attach("file", name, content).press("submit");
    return this;
  }

  OwnCatalogDesk isColumn(int place, String says) {
    visitor.at("#c" + place).selectOption(says);
    return this;
  }

  /** A form whose page the server has forgotten meanwhile. */
  FacesForm waitTooLong(String form) {
    visitor
        .page()
        .evaluate(
            "id => document.querySelector(`[id='${id}'] [name='jakarta.faces.ViewState']`).value"
                + " = '1:1'",
            form);
    return visitor.form(form);
  }

  /** What would become of the first rows of a file. */
  List<String> fates() {
    return visitor.at("#preview td .badge").allInnerTexts();
  }

  /** Starts the import that is looked at, and waits for its end. */
  void start() {
    visitor.form("start").press("submit");
    visitor.waitFor("the rows", () -> visitor.at("#state .badge.good").count() > 0);
  }

  /** Rows added, updated, unchanged and refused of the import that is shown. */
  List<String> counts() {
    return visitor.at("#counts .figure").allInnerTexts().stream().map(String::strip).toList();
  }

  /** The text of the file that a link leads to. */
  String fileBehind(String link) {
    String address = visitor.at(link).getAttribute("href");
    return visitor.context().request().get(address).text();
  }

  /** What the picture's address answers with. */
  String pictureType() {
    String address = visitor.at(".beside .art").getAttribute("src");
    return visitor.context().request().get(address).headers().getOrDefault("content-type", "");
  }
}
