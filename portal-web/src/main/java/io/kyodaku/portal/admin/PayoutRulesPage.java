package io.kyodaku.portal.admin;

import io.kyodaku.payout.PayoutRule;
import io.kyodaku.payout.PayoutRules;
import io.kyodaku.payout.SettingPayoutRule;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bounds payouts of each currency, and how an operator sets it. */
@Named
@ViewScoped
public class PayoutRulesPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/payout-rules";

  @Inject private transient PayoutRules rules;
  @Inject private transient SettingPayoutRule setting;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<PayoutRule> all;
  private @Nullable String currency;
  private @Nullable String minimum;
  private @Nullable String alone;

  /** What holds stands in the fields of the currency that is asked for. */
  public void load() {
    chosen()
        .ifPresent(
            rule -> {
              minimum = rule.minimum().major().toPlainString();
              alone = rule.alone().map(money -> money.major().toPlainString()).orElse("");
            });
  }

  public List<PayoutRule> getRules() {
    if (all == null) {
      all = rules.all();
    }
    return all;
  }

  private Optional<PayoutRule> chosen() {
    return getRules().stream()
        .filter(rule -> rule.currency().getCurrencyCode().equals(currency))
        .findFirst();
  }

  public boolean isChosen() {
    return chosen().isPresent();
  }

  public void set() {
    switch (setting.set(caller.person().accountId(), currency, minimum, alone)) {
      case SettingPayoutRule.Outcome.Done done -> Going.to(PATH + "?done=payoutRuleSet");
      case SettingPayoutRule.Outcome.Unchanged unchanged -> Going.to(PATH);
      case SettingPayoutRule.Outcome.Asked asked ->
          Going.to("/admin/act?id=" + WireId.ACT.format(asked.act()) + "&done=actAsked");
      case SettingPayoutRule.Outcome.Invalid invalid -> {
        errors.say("payoutRules.not");
        errors.show("rule", invalid.errors());
      }
    }
  }

  public @Nullable String getCurrency() {
    return currency;
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public @Nullable String getMinimum() {
    return minimum;
  }

  public void setMinimum(@Nullable String minimum) {
    this.minimum = minimum;
  }

  public @Nullable String getAlone() {
    return alone;
  }

  public void setAlone(@Nullable String alone) {
    this.alone = alone;
  }
}
