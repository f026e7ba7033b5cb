package io.kyodaku.portal.admin;

import io.kyodaku.invoice.Sellers;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.withholding.LegalForm;
import io.kyodaku.withholding.SettingWithholdingRate;
import io.kyodaku.withholding.StatutoryRates;
import io.kyodaku.withholding.WithholdingRate;
import io.kyodaku.withholding.WithholdingRates;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is withheld of whom, and the form for one rate, which may be filled in with the law's. */
@Named
@ViewScoped
public class WithholdingRatesPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient WithholdingRates rates;
  @Inject private transient SettingWithholdingRate setting;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<WithholdingRate> all;
  private @Nullable String of;
  private @Nullable String law;
  private @Nullable String entity;
  private @Nullable String residence;
  private @Nullable String form;
  private @Nullable String percent;
  private @Nullable String step;
  private @Nullable String above;
  private @Nullable String treaty;
  private @Nullable String source;

  /** Fills in the form with what the address names: a rate that holds, or one of the law's. */
  public void load() {
    for (WithholdingRate rate : getRates()) {
      if (rate.id().toString().equals(of)) {
        fill(rate);
      }
    }
    for (int i = 0; i < getLaws().size(); i++) {
      if (String.valueOf(i).equals(law)) {
        fill(getLaws().get(i));
      }
    }
  }

  private void fill(WithholdingRate rate) {
    fill(
        new SettingWithholdingRate.Draft(
            rate.entity(),
            rate.residence(),
            rate.form().name(),
            rate.percent().toPlainString(),
            rate.step().map(one -> one.from().major().toPlainString()).orElse(""),
            rate.abovePercent().map(one -> one.toPlainString()).orElse(""),
            rate.treatyPercent().map(one -> one.toPlainString()).orElse(""),
            rate.source()));
  }

  private void fill(SettingWithholdingRate.Draft draft) {
    entity = draft.entity();
    residence = draft.residence();
    form = draft.form();
    percent = draft.percent();
    step = draft.step();
    above = draft.above();
    treaty = draft.treaty();
    source = draft.source();
  }

  public List<WithholdingRate> getRates() {
    if (all == null) {
      all = rates.all();
    }
    return all;
  }

  /** What Japan's law says, as far as it is known here. */
  public List<SettingWithholdingRate.Draft> getLaws() {
    return StatutoryRates.OF_JAPAN;
  }

  public void set() {
    List<FieldError> faults =
        setting.set(
            caller.person().accountId(),
            new SettingWithholdingRate.Draft(
                entity, residence, form, percent, step, above, treaty, source));
    if (faults.isEmpty()) {
      Going.to("/admin/withholding-rates?done=withholdingRateSet");
    } else {
      errors.show("rate", faults);
    }
  }

  public List<String> getEntities() {
    return Sellers.ENTITIES;
  }

  public LegalForm[] getForms() {
    return LegalForm.values();
  }

  public @Nullable String getOf() {
    return of;
  }

  public void setOf(@Nullable String of) {
    this.of = of;
  }

  public @Nullable String getLaw() {
    return law;
  }

  public void setLaw(@Nullable String law) {
    this.law = law;
  }

  public @Nullable String getEntity() {
    return entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
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

  public @Nullable String getPercent() {
    return percent;
  }

  public void setPercent(@Nullable String percent) {
    this.percent = percent;
  }

  public @Nullable String getStep() {
    return step;
  }

  public void setStep(@Nullable String step) {
    this.step = step;
  }

  public @Nullable String getAbove() {
    return above;
  }

  public void setAbove(@Nullable String above) {
    this.above = above;
  }

  public @Nullable String getTreaty() {
    return treaty;
  }

  public void setTreaty(@Nullable String treaty) {
    this.treaty = treaty;
  }

  public @Nullable String getSource() {
    return source;
  }

  public void setSource(@Nullable String source) {
    this.source = source;
  }
}
