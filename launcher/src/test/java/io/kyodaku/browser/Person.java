package io.kyodaku.browser;

import com.microsoft.playwright.Locator;

/** Somebody of the story, with an address and a password. */
record Person(String name, String email) {

  static final String DEMO_PASSWORD = "kyodaku-demo";
  private static final String PASSWORD = "a peach floats down the river";

  String password() {
    return email.endsWith("@demo.example") ? DEMO_PASSWORD : PASSWORD;
  }

  void signUpAsCreator(Visitor visitor, String country) {
    visitor
        .open("/signup/creator")
        .form("signUp")
        .type("name", name)
        .type("email", email)
        .type("password", password())
        .choose("country", country)
        .check("adult")
        .check("agreed")
        .press("submit");
  }

  /** Opens the link that was mailed, and confirms the address. */
  void confirm(Visitor visitor) {
    Locator letter =
        visitor
            .open("/outbox")
            .at(".letter")
            .filter(new Locator.FilterOptions().setHasText(email))
            .first();
    visitor.goOn(() -> letter.locator("a.button").click());
    visitor.form("confirm").press("submit");
  }

  /** The same with a second step. */
  void signInWithCode(Visitor visitor, String code) {
    visitor.open("/login").form("login").type("email", email).type("password", password());
    visitor.form("login").press("submit");
    visitor.form("second").type("code", code).press("submit");
  }

  Visitor signIn(Visitor visitor) {
    return visitor.signIn(email, password());
  }
}
