package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.upgrade.SettingUpgradeRule;
import io.kyodaku.upgrade.UpgradeRule;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What bounds upgrades, and the form that sets it. */
@Named
@ViewScoped
public class UpgradeRulePanel implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/plugin-upgrades";
  private static final int BPS_DECIMALS = 2;

  @Inject private transient SettingUpgradeRule setting;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable String trialDays;
  private @Nullable String difference;
  private @Nullable String answerDays;

  /** What holds stands in the fields. */
  public void load() {
    UpgradeRule now = setting.now();
    trialDays = String.valueOf(now.trialDays());
    difference = BigDecimal.valueOf(now.differenceBps(), BPS_DECIMALS).toPlainString();
    answerDays = String.valueOf(now.answerDays());
  }

  public void set() {
    switch (setting.set(caller.person().accountId(), trialDays, difference, answerDays)) {
      case SettingUpgradeRule.Outcome.Done done -> Going.to(PATH + "?done=upgradeRuleSet");
      case SettingUpgradeRule.Outcome.Unchanged unchanged -> Going.to(PATH);
      case SettingUpgradeRule.Outcome.Invalid invalid -> {
        errors.say("plugins.upgrade.not");
        errors.show("rule", invalid.errors());
      }
    }
  }

  public @Nullable String getTrialDays() {
    return trialDays;
  }

  public void setTrialDays(@Nullable String trialDays) {
    this.trialDays = trialDays;
  }

  public @Nullable String getDifference() {
    return difference;
  }

  public void setDifference(@Nullable String difference) {
    this.difference = difference;
  }

  public @Nullable String getAnswerDays() {
    return answerDays;
  }

  public void setAnswerDays(@Nullable String answerDays) {
    this.answerDays = answerDays;
  }
}
