package io.kyodaku.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;

/** A form of the portal by its id; its fields and buttons by theirs. */
final class FacesForm {

  private final Visitor visitor;
  private final String id;

  FacesForm(Visitor visitor, String id) {
    this.visitor = visitor;
    this.id = id;
  }

  FacesForm type(String field, String text) {
    field(field).fill(text);
    return this;
  }

  FacesForm choose(String field, String value) {
    field(field).selectOption(value);
    return this;
  }

  /** Countries by their names, found and taken one after another, in place of those before. */
  FacesForm places(String field, String... names) {
    Locator find = field(field + "-find");
    Locator chips = find.locator("xpath=preceding-sibling::ul[1]/li");
    while (chips.count() > 0) {
      chips.first().locator("button").click();
    }
    for (String name : names) {
      find.fill(name);
      find.press("Enter");
    }
    return this;
  }

  /** The option whose words begin so. */
  FacesForm chooseNamed(String field, String words) {
    Locator options = field(field).locator("option");
    String value =
        options.filter(new Locator.FilterOptions().setHasText(words)).first().getAttribute("value");
    return choose(field, value);
  }

  FacesForm check(String field) {
    field(field).check();
    return this;
  }

  /** One of few, each with its own button, by its value. */
  FacesForm pick(String field, String value) {
    visitor.at("input[type=radio][name='%s:%s'][value='%s']".formatted(id, field, value)).check();
    return this;
  }

  /** One of many boxes, by its value. */
  FacesForm checkOne(String field, String value) {
    visitor
        .at("input[type=checkbox][name='%s:%s'][value='%s']".formatted(id, field, value))
        .check();
    return this;
  }

  FacesForm attach(String field, String name, String content) {
    field(field)
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  String typed(String field) {
    return field(field).inputValue();
  }

  /** What is wrong with a field, as it is said beside it. */
  String error(String field) {
    return visitor
        .at(".field")
        .filter(new Locator.FilterOptions().setHas(visitor.page().locator(selector(field))))
        .locator(".ui-message-error, .field-error")
        .innerText()
        .strip();
  }

  /** Presses a button and waits for the page that answers. */
  Visitor press(String button) {
    return press(field(button));
  }

  /** Opens what asks once more before, where the button stands in that. */
  private Visitor press(Locator button) {
    Object asked =
        button.evaluate("b => { const d = b.closest('.dialog[popover]'); return d ? d.id : ''; }");
    if (!asked.toString().isEmpty() && !button.isVisible()) {
      visitor.at("button[popovertarget='" + asked + "']").first().click();
    }
    return visitor.goOn(button::click);
  }

  /** A button that stands in a row of the form's table or list. */
  Visitor pressIn(String row, String button) {
    return press(
        visitor
            .at("form[id='%s'] tr, form[id='%s'] li".formatted(id, id))
            .filter(new Locator.FilterOptions().setHasText(row))
            .locator("button[id$=':" + button + "']")
            .first());
  }

  Locator field(String field) {
    return visitor.page().locator(selector(field), new Page.LocatorOptions());
  }

  private String selector(String field) {
    return "[id='%s:%s']".formatted(id, field);
  }
}
