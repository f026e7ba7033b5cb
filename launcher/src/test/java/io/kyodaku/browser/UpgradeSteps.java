package io.kyodaku.browser;

import com.microsoft.playwright.Locator;

/**
 * What an operator does to have another build of a plugin tried, let in and planned for an owner.
 */
final class UpgradeSteps {

  private final Visitor admin;
  private final String pluginId;
  private final String tenant;
  private String pair = "";

  UpgradeSteps(Visitor admin, String pluginId, String tenant) {
    this.admin = admin;
    this.pluginId = pluginId;
    this.tenant = tenant;
  }

  /** Has it tried in place of the one that the owner has, and lets it in once it passed. */
  void letIn() {
    admin
        .open("/admin/plugins")
        .waitFor(
            "another build",
            () -> {
              admin.page().reload();
              return pairs().count() > 0;
            });
    if (pair.isEmpty()) {
      pair = ofTheOwner();
    }
    admin.page().selectOption("[id='trial:pair']", pair);
    admin.form("trial").press("submit");
    admin.waitFor(
        "its end",
        () -> {
          admin.page().reload();
          return !admin.text("#status").contains("Under way");
        });
    admin.form("letting").press("submit");
  }

  private Locator pairs() {
    return admin.at("[id='trial:pair'] option:has-text('" + pluginId + ": 1.'):has-text('→ 1.')");
  }

  /** The build that is at work is the one that stands so in the list. */
  private String ofTheOwner() {
    String atWork =
        admin
            .at(
                "#installed tr:has-text('"
                    + pluginId
                    + "'):has(.badge:text-is('in force')) [title]")
            .first()
            .getAttribute("title");
    return pairs().all().stream()
        .map(option -> option.getAttribute("value"))
        .filter(value -> value != null && value.startsWith(atWork))
        .findFirst()
        .orElseThrow();
  }

  /** Plans it for the owner alone; leads to the upgrade. */
  void plan(String start) {
    admin
        .form("upgrading")
        .chooseNamed("whom", tenant)
        .choose("start", start)
        .type("reason", "A mistake is mended")
        .press("submit");
  }
}
