package io.kyodaku.portal.site;

import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.SignedUpHere;
import io.kyodaku.tenant.ApplyingAsRightsholder;
import io.kyodaku.tenant.RightsholderForm;
import io.kyodaku.tenant.SettlementCurrency;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rightsholder applies, with its first member. */
@Named
@ViewScoped
public class SignUpRightsholderPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient ApplyingAsRightsholder applying;
  @Inject private transient Language language;
  @Inject private transient PageErrors errors;
  @Inject private transient SignedUpHere signedUpHere;

  private @Nullable String organisation;
  private @Nullable String country;
  private @Nullable String wantedLanguage;
  private @Nullable String currency;
  private @Nullable String name;
  private @Nullable String email;
  private @Nullable String password;
  private boolean agreed;

  public @Nullable String apply() {
    RightsholderForm rightsholder =
        new RightsholderForm("ORGANISATION", organisation, country, wantedLanguage, currency);
    ApplyingAsRightsholder.Member member =
        new ApplyingAsRightsholder.Member(name, email, password, agreed);
    return switch (applying.apply(rightsholder, member)) {
      case ApplyingAsRightsholder.Outcome.MailSent sent -> {
        signedUpHere.remember(sent.mark());
        yield "/signup/sent?faces-redirect=true";
      }
      case ApplyingAsRightsholder.Outcome.Invalid invalid -> {
        errors.show("apply", invalid.errors());
        yield null;
      }
    };
  }

  public List<SettlementCurrency> getCurrencies() {
    return List.of(SettlementCurrency.values());
  }

  public @Nullable String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(@Nullable String organisation) {
    this.organisation = organisation;
  }

  public @Nullable String getCountry() {
    return country;
  }

  public void setCountry(@Nullable String country) {
    this.country = country;
  }

  /** At first the one that the page is read in. */
  public @Nullable String getLanguage() {
    return wantedLanguage == null ? language.getTag() : wantedLanguage;
  }

  public void setLanguage(@Nullable String wanted) {
    this.wantedLanguage = wanted;
  }

  public @Nullable String getCurrency() {
    return currency;
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }

  public boolean isAgreed() {
    return agreed;
  }

  public void setAgreed(boolean agreed) {
    this.agreed = agreed;
  }
}
