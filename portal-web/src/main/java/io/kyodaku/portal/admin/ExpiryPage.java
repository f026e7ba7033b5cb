package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.stripe.CreditExpiries;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long bought credits last, by the buyer's country. */
@Named
@ViewScoped
public class ExpiryPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/expiry";

  @Inject private transient CreditExpiries expiries;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable List<Row> rows;
  private @Nullable String country;
  private @Nullable String months;
  private @Nullable String lessDays;

  /** A country as it stood when the page was opened: a row's button means this one. */
  public record Row(String country, int months, int lessDays) implements Serializable {}

  public List<Row> getRows() {
    if (rows == null) {
      rows =
          new ArrayList<>(
              expiries.all().stream()
                  .map(
                      one -> new Row(one.country(), one.expiry().months(), one.expiry().lessDays()))
                  .toList());
    }
    return rows;
  }

  public void set() {
    FieldErrors wrong = new FieldErrors();
    int asked = number("months", months, wrong);
    int less = number("lessDays", lessDays, wrong);
    List<FieldError> faults =
        wrong.none()
            ? expiries.set(operator(), country == null ? "" : country, asked, less)
            : wrong.list();
    if (faults.isEmpty()) {
      Going.to(PATH + "?done=expirySet");
    } else {
      errors.show("expiry", faults);
    }
  }

  private int number(String field, @Nullable String typed, FieldErrors wrong) {
    try {
      return Integer.parseInt(typed == null ? "" : typed.strip());
    } catch (NumberFormatException noNumber) {
      wrong.add(field, errors.text("error.amount"));
      return 0;
    }
  }

  public void remove(String of) {
    Going.to(
        PATH
            + (expiries.remove(operator(), of)
                ? "?done=expiryRemoved"
                : "?failed=standsOtherwise"));
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  public @Nullable String getCountry() {
    return country;
  }

  public void setCountry(@Nullable String country) {
    this.country = country;
  }

  public @Nullable String getMonths() {
    return months;
  }

  public void setMonths(@Nullable String months) {
    this.months = months;
  }

  public @Nullable String getLessDays() {
    return lessDays;
  }

  public void setLessDays(@Nullable String lessDays) {
    this.lessDays = lessDays;
  }
}
