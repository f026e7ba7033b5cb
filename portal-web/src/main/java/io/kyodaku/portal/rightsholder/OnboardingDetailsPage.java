package io.kyodaku.portal.rightsholder;

import io.kyodaku.onboarding.LegalDetails;
import io.kyodaku.onboarding.OwnDetails;
import io.kyodaku.onboarding.SavingDetails;
import io.kyodaku.portal.PageErrors;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Who the rightsholder is in legal terms. */
@Named
@ViewScoped
public class OnboardingDetailsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnDetails details;
  @Inject private transient SavingDetails saving;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private @Nullable String legalName;
  private @Nullable String registrationNumber;
  private @Nullable String address;
  private @Nullable String representative;
  private int seen;

  public void open() {
    details.details(desk.tenant()).ifPresent(this::show);
  }

  private void show(LegalDetails now) {
    legalName = now.legalName();
    registrationNumber = now.registrationNumber();
    address = now.address();
    representative = now.representative();
    seen = now.version();
  }

  public void save() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    switch (saving.save(
        desk.tenant(),
        desk.account(),
        new SavingDetails.Form(legalName, registrationNumber, address, representative, seen))) {
      case SavingDetails.Outcome.Saved saved -> desk.goTo("onboarding/evidence?done=detailsSaved");
      case SavingDetails.Outcome.ChangedMeanwhile changed -> {
        seen = changed.version();
        errors.say("onboarding.changedMeanwhile");
      }
      case SavingDetails.Outcome.Invalid invalid -> errors.show("details", invalid.errors());
    }
  }

  public @Nullable String getLegalName() {
    return legalName;
  }

  public void setLegalName(@Nullable String legalName) {
    this.legalName = legalName;
  }

  public @Nullable String getRegistrationNumber() {
    return registrationNumber;
  }

  public void setRegistrationNumber(@Nullable String registrationNumber) {
    this.registrationNumber = registrationNumber;
  }

  public @Nullable String getAddress() {
    return address;
  }

  public void setAddress(@Nullable String address) {
    this.address = address;
  }

  public @Nullable String getRepresentative() {
    return representative;
  }

  public void setRepresentative(@Nullable String representative) {
    this.representative = representative;
  }
}
