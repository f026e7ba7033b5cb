package io.kyodaku.browser;

/** The page on which somebody says how they sign in. */
record SecurityDesk(Visitor visitor) {

  SecurityDesk open() {
    visitor.open("/account/security");
    return this;
  }

  SecurityDesk look(String name) {
    visitor.look(name);
    return this;
  }

  /** Begins, and types the secret into an app. */
  Authenticator begin() {
    visitor.form("begin").press("submit").look("account-security-begun");
    return new Authenticator(visitor.text("#secret"));
  }

  void confirm(String code, String password) {
    visitor.form("confirm").type("code", code).type("password", password).press("submit");
  }

  void turnOff(String code, String password) {
    visitor.form("renew").type("code", code).type("password", password);
    visitor.at("button.danger[popovertarget='off-danger']").click();
    visitor.form("renew").press("turnOff");
  }
}
