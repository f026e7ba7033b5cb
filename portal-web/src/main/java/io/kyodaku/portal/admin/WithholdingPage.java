package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.withholding.BookingWithheldTax;
import io.kyodaku.withholding.WithheldTaxes;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was withheld month by month, and the form by which what the tax office got is booked. */
@Named
@ViewScoped
public class WithholdingPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient WithheldTaxes taxes;
  @Inject private transient BookingWithheldTax booking;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  @Inject private transient Clock clock;
  private transient @Nullable List<WithheldTaxes.Month> months;
  private @Nullable String month;
  private @Nullable String entity;
  private @Nullable String currency;
  private @Nullable String amount;
  private @Nullable String paidOn;
  private @Nullable String reference;

  /** Fills in the form with what is open of the month that the address names. */
  public void load() {
    paidOn = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    amount =
        getMonths().stream()
            .filter(this::isNamed)
            .map(one -> one.open().major().toPlainString())
            .findFirst()
            .orElse("");
  }

  private boolean isNamed(WithheldTaxes.Month one) {
    return one.month().toString().equals(month)
        && one.entity().equals(entity)
        && one.tax().currency().getCurrencyCode().equals(currency);
  }

  public boolean isChosen() {
    return getMonths().stream().anyMatch(this::isNamed);
  }

  public List<WithheldTaxes.Month> getMonths() {
    if (months == null) {
      months = taxes.months();
    }
    return months;
  }

  public void book() {
    List<FieldError> faults =
        booking.book(
            caller.person().accountId(),
            new BookingWithheldTax.Draft(entity, currency, month, amount, paidOn, reference));
    if (faults.isEmpty()) {
      Going.to("/admin/withholding?done=withheldTaxPaid");
    } else {
      errors.show("paying", faults);
    }
  }

  public @Nullable String getMonth() {
    return month;
  }

  public void setMonth(@Nullable String month) {
    this.month = month;
  }

  public @Nullable String getEntity() {
    return entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public @Nullable String getCurrency() {
    return currency;
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public @Nullable String getAmount() {
    return amount;
  }

  public void setAmount(@Nullable String amount) {
    this.amount = amount;
  }

  public @Nullable String getPaidOn() {
    return paidOn;
  }

  public void setPaidOn(@Nullable String paidOn) {
    this.paidOn = paidOn;
  }

  public @Nullable String getReference() {
    return reference;
  }

  public void setReference(@Nullable String reference) {
    this.reference = reference;
  }
}
