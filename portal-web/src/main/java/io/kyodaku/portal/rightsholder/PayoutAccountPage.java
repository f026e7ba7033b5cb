package io.kyodaku.portal.rightsholder;

import io.kyodaku.platform.Settings;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.stripe.ConnectingPayoutAccount;
import io.kyodaku.stripe.OwnPayoutAccounts;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.SettingPayoutCurrency;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the tenant is paid. It says so on Stripe's pages; no bank account touches ours. */
@Named
@ViewScoped
public class PayoutAccountPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnPayoutAccounts accounts;
  @Inject private transient ConnectingPayoutAccount connecting;
  @Inject private transient SettingPayoutCurrency setting;
  @Inject private transient Settings settings;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<PayoutAccount> own;
  private @Nullable String account;
  private @Nullable String takes;

  public List<PayoutAccount> getOwn() {
    if (own == null) {
      own = desk.has(Right.MONEY) ? accounts.list(desk.tenant()) : List.of();
    }
    return own;
  }

  public void connect() {
    if (desk.lacks(Right.MONEY)) {
      return;
    }
    URI back = here("?done=payoutAccountBack");
    URI again = here("?failed=payoutAccountAgain");
    switch (connecting.connect(desk.tenant(), desk.email(), back, again)) {
      case ConnectingPayoutAccount.Outcome.Onboarding onboarding ->
          Going.to(onboarding.page().toString());
      case ConnectingPayoutAccount.Outcome.NotPossible not ->
          errors.say("rights.payoutAccount.notPossible");
      case ConnectingPayoutAccount.Outcome.Refused refused ->
          errors.say("rights.payoutAccount.refused");
      case ConnectingPayoutAccount.Outcome.TryAgain later ->
          errors.say("rights.payoutAccount.tryAgain");
    }
  }

  /** The bank account behind one of the accounts takes one currency only, or what is stated. */
  public void take() {
    if (desk.lacks(Right.MONEY)) {
      return;
    }
    boolean done =
        getOwn().stream()
            .filter(one -> one.id().toString().equals(account))
            .findFirst()
            .filter(one -> setting.set(desk.actor(), Payee.of(desk.tenant()), one.id(), takes))
            .isPresent();
    if (done) {
      Going.to(desk.path("payout-account?done=payoutCurrencySet"));
    } else {
      errors.say("rights.takes.not");
    }
  }

  public List<String> getCurrencies() {
    return SettingPayoutCurrency.CURRENCIES;
  }

  public @Nullable String getAccount() {
    return account;
  }

  public void setAccount(@Nullable String account) {
    this.account = account;
  }

  public @Nullable String getTakes() {
    return takes;
  }

  public void setTakes(@Nullable String takes) {
    this.takes = takes;
  }

  private URI here(String query) {
    return URI.create(settings.baseUrl() + desk.path("payout-account" + query));
  }
}
