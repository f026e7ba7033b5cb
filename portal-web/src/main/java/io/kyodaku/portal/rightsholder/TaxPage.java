package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.withholding.EnteringTaxProfile;
import io.kyodaku.withholding.LegalForm;
import io.kyodaku.withholding.OwnTaxProfiles;
import io.kyodaku.withholding.TaxBasis;
import io.kyodaku.withholding.TaxProfile;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the tenant is to the tax offices, as it says, and what is withheld by that. */
@Named
@ViewScoped
public class TaxPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnTaxProfiles profiles;
  @Inject private transient EnteringTaxProfile entering;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  @Inject private transient Clock clock;
  private transient @Nullable List<TaxProfile> said;
  private transient @Nullable TaxBasis today;
  private @Nullable String residence;
  private @Nullable String form;
  private @Nullable String registration;
  private boolean treaty;
  private @Nullable String evidence;
  private @Nullable String from;

  /** Fills in the form with what was said last. */
  public void open() {
    from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    if (!getSaid().isEmpty()) {
      TaxProfile last = getSaid().getFirst();
      residence = last.residence();
      form = last.form().name();
      registration = last.registration();
      treaty = last.treaty();
      evidence = last.evidence();
    }
  }

  /** The newest first; nothing to those who may not manage money. */
  public List<TaxProfile> getSaid() {
    if (said == null) {
      said = desk.has(Right.MONEY) ? profiles.list(desk.tenant()) : List.of();
    }
    return said;
  }

  /** What is withheld of payments now. */
  public TaxBasis getToday() {
    if (today == null) {
      today = desk.has(Right.MONEY) ? profiles.today(desk.tenant()) : TaxBasis.NONE;
    }
    return today;
  }

  /** Whether what was said last waits for an operator. */
  public boolean isWaiting() {
    return !getSaid().isEmpty() && getSaid().getFirst().status() == TaxProfile.Status.ENTERED;
  }

  public void enter() {
    if (desk.lacks(Right.MONEY)) {
      return;
    }
    switch (entering.enter(
        desk.tenant(),
        desk.account(),
        new EnteringTaxProfile.Draft(residence, form, registration, treaty, evidence, from))) {
      case EnteringTaxProfile.Outcome.Entered entered -> desk.goTo("tax?done=taxProfileEntered");
      case EnteringTaxProfile.Outcome.Invalid invalid -> errors.show("tax", invalid.errors());
    }
  }

  public LegalForm[] getForms() {
    return LegalForm.values();
  }

  public @Nullable String getResidence() {
    return residence;
  }

  public void setResidence(@Nullable String residence) {
    this.residence = residence;
  }

  public @Nullable String getForm() {
    return form;
  }

  public void setForm(@Nullable String form) {
    this.form = form;
  }

  public @Nullable String getRegistration() {
    return registration;
  }

  public void setRegistration(@Nullable String registration) {
    this.registration = registration;
  }

  public boolean isTreaty() {
    return treaty;
  }

  public void setTreaty(boolean treaty) {
    this.treaty = treaty;
  }

  public @Nullable String getEvidence() {
    return evidence;
  }

  public void setEvidence(@Nullable String evidence) {
    this.evidence = evidence;
  }

  public @Nullable String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = from;
  }
}
