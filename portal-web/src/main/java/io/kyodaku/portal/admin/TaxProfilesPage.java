package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.withholding.DecidingTaxProfile;
import io.kyodaku.withholding.TaxProfile;
import io.kyodaku.withholding.TaxProfiles;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rightsholders said of themselves to the tax offices, and one of it to be decided. */
@Named
@ViewScoped
public class TaxProfilesPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/tax-profiles";

  @Inject private transient TaxProfiles profiles;
  @Inject private transient DecidingTaxProfile deciding;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<TaxProfiles.Named> waiting;
  private transient @Nullable List<TaxProfiles.Named> decided;
  private transient TaxProfiles.@Nullable Named chosen;
  private @Nullable String id;
  private @Nullable String note;

  /** What an address names is there. */
  public void load() {
    if (id != null && !id.isEmpty() && getChosen() == null) {
      Going.nowhere();
    }
  }

  public List<TaxProfiles.Named> getWaiting() {
    if (waiting == null) {
      waiting = profiles.waiting();
    }
    return waiting;
  }

  public List<TaxProfiles.Named> getDecided() {
    if (decided == null) {
      decided = profiles.decided();
    }
    return decided;
  }

  public TaxProfiles.@Nullable Named getChosen() {
    if (chosen == null) {
      chosen = profileId().flatMap(profiles::find).orElse(null);
    }
    return chosen;
  }

  /** Whether it waits for an answer. */
  public boolean isOpen() {
    TaxProfiles.Named shown = getChosen();
    return shown != null && shown.profile().status() == TaxProfile.Status.ENTERED;
  }

  public void confirm() {
    profileId().ifPresent(one -> show(deciding.confirm(operator(), one), "taxProfileConfirmed"));
  }

  public void refuse() {
    profileId().ifPresent(one -> show(deciding.refuse(operator(), one, note), "taxProfileRefused"));
  }

  private void show(DecidingTaxProfile.Outcome outcome, String done) {
    switch (outcome) {
      case DecidingTaxProfile.Outcome.Done unused -> Going.to(PATH + "?done=" + done);
      case DecidingTaxProfile.Outcome.NotOpen not -> Going.to(PATH + "?failed=standsOtherwise");
      case DecidingTaxProfile.Outcome.OwnEntry own -> errors.say("taxProfiles.own");
      case DecidingTaxProfile.Outcome.Invalid invalid -> errors.show("deciding", invalid.errors());
    }
  }

  private Optional<UUID> profileId() {
    return WireId.TAX_PROFILE.parse(id);
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = note;
  }
}
