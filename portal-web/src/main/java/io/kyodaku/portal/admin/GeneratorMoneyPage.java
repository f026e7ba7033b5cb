package io.kyodaku.portal.admin;

import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.generatorpay.GeneratorStatements;
import io.kyodaku.generatorpay.GeneratorTerms;
import io.kyodaku.generatorpay.GeneratorTerms.PayeeDetails;
import io.kyodaku.generatorpay.SettingGeneratorTerms;
import io.kyodaku.identity.Generators;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.Payouts;
import io.kyodaku.platform.Settings;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.ConnectingGeneratorAccount;
import io.kyodaku.stripe.ConnectingPayoutAccount.Outcome;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.PayeePayoutAccounts;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.SellingEntity;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a generator is paid: on which terms, to which accounts, by which statements; and the way to
 * Stripe's pages, which an operator hands on.
 */
@Named
@ViewScoped
public class GeneratorMoneyPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 12;

  @Inject private transient Generators generators;
  @Inject private transient SettingGeneratorTerms setting;
  @Inject private transient GeneratorStatements statements;
  @Inject private transient Payouts payouts;
  @Inject private transient PayeePayoutAccounts accounts;
  @Inject private transient ConnectingGeneratorAccount connecting;
  @Inject private transient Settings settings;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<GeneratorStatement> listed;
  private transient @Nullable String onboarding;
  private @Nullable String id;
  private int page;
  private @Nullable String zone;
  private @Nullable String dueDays;
  private @Nullable String email;
  private @Nullable String country;
  private @Nullable String currency;
  private boolean person;
  private @Nullable String entity;

  /** What holds stands in the fields. The portal's own generator is paid by nobody. */
  public void load() {
    Optional<Generators.Listed> found =
        WireId.GENERATOR.parse(id).flatMap(generators::find).filter(g -> !g.firstParty());
    if (found.isEmpty()) {
      Going.nowhere();
      return;
    }
    GeneratorTerms terms = setting.of(found.get().id());
    zone = terms.zone().getId();
    dueDays = String.valueOf(terms.dueDays());
    terms.payee().ifPresent(this::fill);
  }

  private void fill(PayeeDetails payee) {
    email = payee.email();
    country = payee.country();
    currency = payee.currency();
    person = payee.person();
  }

  private UUID generator() {
    return WireId.GENERATOR.parse(id).orElseThrow();
  }

  public Payee getPayee() {
    return Payee.ofGenerator(generator());
  }

  public List<PayoutAccount> getAccounts() {
    return accounts.of(getPayee());
  }

  /** Whether it is known whom Stripe is to be told about. */
  public boolean isTold() {
    return setting.of(generator()).payee().isPresent();
  }

  private List<GeneratorStatement> listed() {
    if (listed == null) {
      listed = statements.list(Optional.of(generator()), page, SHOWN);
    }
    return listed;
  }

  public List<GeneratorStatement> getStatements() {
    return listed().stream().limit(SHOWN).toList();
  }

  public String getPrevious() {
    return page == 0 ? "" : at(page - 1);
  }

  public String getNext() {
    return listed().size() > SHOWN ? at(page + 1) : "";
  }

  private String at(int number) {
    return Link.to("/admin/generator-money").with("id", id).page(number) + "#statements";
  }

  public List<Payout> getPayouts() {
    return payouts.list(Optional.of(getPayee()), 0, SHOWN);
  }

  public void set() {
    SettingGeneratorTerms.Typed typed =
        new SettingGeneratorTerms.Typed(zone, dueDays, email, country, currency, person);
    switch (setting.set(caller.person().accountId(), generator(), typed)) {
      case SettingGeneratorTerms.Outcome.Done done -> go("done=generatorPayeeSet");
      case SettingGeneratorTerms.Outcome.NotPossible not -> go("failed=standsOtherwise");
      case SettingGeneratorTerms.Outcome.Invalid invalid -> {
        errors.say("generatorMoney.not");
        errors.show("terms", invalid.errors());
      }
    }
  }

  /** The way is shown and not gone: it is the generator's to go. */
  public void connect() {
    Optional<SellingEntity> by = Asked.choice(SellingEntity.class, entity);
    if (by.isEmpty()) {
      errors.say("generatorMoney.notPossible");
      return;
    }
    URI after = URI.create(settings.baseUrl() + "/");
    switch (connecting.connect(generator(), by.get(), after, after)) {
      case Outcome.Onboarding way -> onboarding = way.page().toString();
      case Outcome.NotPossible not -> errors.say("generatorMoney.notPossible");
      case Outcome.Refused refused -> errors.say("generatorMoney.refused");
      case Outcome.TryAgain later -> errors.say("generatorMoney.tryAgain");
    }
  }

  private void go(String said) {
    Going.to("/admin/generator-money?id=" + WireId.GENERATOR.format(generator()) + "&" + said);
  }

  public @Nullable String getOnboarding() {
    return onboarding;
  }

  public List<String> getEntities() {
    return List.of(SellingEntity.values()).stream().map(Enum::name).toList();
  }

  public List<String> getCurrencies() {
    return SettingGeneratorTerms.CURRENCIES;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }

  public @Nullable String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }

  public @Nullable String getDueDays() {
    return dueDays;
  }

  public void setDueDays(@Nullable String dueDays) {
    this.dueDays = dueDays;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getCountry() {
    return country;
  }

  public void setCountry(@Nullable String country) {
    this.country = country;
  }

  public @Nullable String getCurrency() {
    return currency;
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public @Nullable String getEntity() {
    return entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public boolean isPerson() {
    return person;
  }

  public void setPerson(boolean person) {
    this.person = person;
  }
}
