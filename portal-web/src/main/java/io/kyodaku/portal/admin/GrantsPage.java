package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.promotion.GrantingPromotion;
import io.kyodaku.promotion.PromotionBudgets;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credits that are given by hand, and what may be given in a month. */
@Named
@ViewScoped
public class GrantsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/grants";

  @Inject private transient PromotionBudgets budgets;
  @Inject private transient GrantingPromotion granting;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;

  /** Made with the form, so that pressing twice gives once. */
  private UUID id = Ids.next();

  private @Nullable String recipient;
  private @Nullable String entity;
  private @Nullable String credits;
  private @Nullable String expires;
  private @Nullable String reason;
  private @Nullable String budgetEntity;
  private @Nullable String month;
  private @Nullable String ceiling;

  public List<PromotionBudgets.Budget> getBudgets() {
    return budgets.all();
  }

  public List<GrantingPromotion.Given> getRows() {
    return granting.latest();
  }

  public List<String> getEntities() {
    return List.of("JP", "US", "EU");
  }

  /** Those of which a budget can be set. */
  public List<String> getMonths() {
    return budgets.all().stream().map(budget -> budget.month().toString()).distinct().toList();
  }

  public void grant() {
    FieldErrors wrong = new FieldErrors();
    OptionalLong micros = Amounts.micros(credits);
    if (micros.isEmpty()) {
      wrong.add("credits", errors.text("error.amount"));
    }
    LocalDate last = last(wrong);
    if (!wrong.none()) {
      errors.show("grant", wrong.list());
      return;
    }
    UUID account = caller.person().accountId();
    switch (granting.grant(
        Actor.account(account),
        account,
        new GrantingPromotion.Draft(
            id, typed(recipient), typed(entity), micros.getAsLong(), last, typed(reason)))) {
      case GrantingPromotion.Outcome.Given given -> Going.to(PATH + "?done=granted");
      case GrantingPromotion.Outcome.GivenBefore before -> Going.to(PATH + "?failed=grantedBefore");
      case GrantingPromotion.Outcome.Invalid invalid -> errors.show("grant", invalid.errors());
    }
  }

  private @Nullable LocalDate last(FieldErrors wrong) {
    if (typed(expires).isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed(expires).strip());
    } catch (DateTimeException noDay) {
      wrong.add("expires", errors.text("grants.expires.form"));
      return null;
    }
  }

  public void setBudget() {
    OptionalLong micros = Amounts.micros(ceiling);
    FieldErrors wrong = new FieldErrors();
    if (micros.isEmpty()) {
      wrong.add("ceiling", errors.text("error.amount"));
    }
    if (!getMonths().contains(typed(month))) {
      wrong.add("month", errors.text("error.choice"));
    }
    List<FieldError> faults =
        wrong.none()
            ? budgets.set(
                Actor.account(caller.person().accountId()),
                typed(budgetEntity),
                YearMonth.parse(typed(month)),
                micros.getAsLong())
            : wrong.list();
    if (faults.isEmpty()) {
      Going.to(PATH + "?done=budgetSet");
    } else {
      errors.show("budget", faults);
    }
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text;
  }

  public @Nullable String getRecipient() {
    return recipient;
  }

  public void setRecipient(@Nullable String recipient) {
    this.recipient = recipient;
  }

  public @Nullable String getEntity() {
    return entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public @Nullable String getCredits() {
    return credits;
  }

  public void setCredits(@Nullable String credits) {
    this.credits = credits;
  }

  public @Nullable String getExpires() {
    return expires;
  }

  public void setExpires(@Nullable String expires) {
    this.expires = expires;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public @Nullable String getBudgetEntity() {
    return budgetEntity;
  }

  public void setBudgetEntity(@Nullable String budgetEntity) {
    this.budgetEntity = budgetEntity;
  }

  public @Nullable String getMonth() {
    return month;
  }

  public void setMonth(@Nullable String month) {
    this.month = month;
  }

  public @Nullable String getCeiling() {
    return ceiling;
  }

  public void setCeiling(@Nullable String ceiling) {
    this.ceiling = ceiling;
  }
}
