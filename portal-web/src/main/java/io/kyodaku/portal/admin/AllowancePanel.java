package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.promotion.Allowance;
import io.kyodaku.promotion.SettingAllowance;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What creators are given each day, and the form that sets it. */
@Named
@ViewScoped
public class AllowancePanel implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MICRO_DIGITS = 6;

  @Inject private transient SettingAllowance setting;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable String daily;
  private @Nullable String countries;
  private boolean adultsOnly;
  private @Nullable String giver;
  private @Nullable String zone;

  /** Fills in the form with what holds. */
  @PostConstruct
  void fill() {
    Allowance now = setting.current();
    daily =
        BigDecimal.valueOf(now.creditMicros(), MICRO_DIGITS).stripTrailingZeros().toPlainString();
    countries = String.join(", ", now.countries());
    adultsOnly = now.adultsOnly();
    giver = now.entity();
    zone = now.zone().getId();
  }

  public boolean isOn() {
    return setting.current().creditMicros() > 0;
  }

  public void set() {
    OptionalLong micros = Amounts.micros(daily);
    UUID account = caller.person().accountId();
    FieldErrors wrong = new FieldErrors();
    if (micros.isEmpty()) {
      wrong.add("daily", errors.text("error.amount"));
    }
    List<FieldError> faults =
        wrong.none()
            ? setting.set(
                Actor.account(account),
                account,
                new SettingAllowance.Draft(
                    micros.getAsLong(),
                    countries == null ? "" : countries,
                    adultsOnly,
                    giver == null ? "" : giver,
                    zone == null ? "" : zone))
            : wrong.list();
    if (faults.isEmpty()) {
      Going.to("/admin/grants?done=allowanceSet");
    } else {
      errors.show("allowance", faults);
    }
  }

  public boolean isAdultsOnly() {
    return adultsOnly;
  }

  public void setAdultsOnly(boolean adultsOnly) {
    this.adultsOnly = adultsOnly;
  }

  public @Nullable String getDaily() {
    return daily;
  }

  public void setDaily(@Nullable String daily) {
    this.daily = daily;
  }

  public @Nullable String getCountries() {
    return countries;
  }

  public void setCountries(@Nullable String countries) {
    this.countries = countries;
  }

  public @Nullable String getGiver() {
    return giver;
  }

  public void setGiver(@Nullable String giver) {
    this.giver = giver;
  }

  public @Nullable String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }
}
