package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.moneyback.AskingRefund;
import io.kyodaku.moneyback.MoneyBackTrace;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.PurchaseOrder;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a purchase went back, and the form by which an operator gives back some of it. */
@Named
@ViewScoped
public class OrderRefundPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient AskingRefund asking;
  @Inject private transient MoneyBackTrace trace;
  @Inject private transient CurrentCaller caller;
  private @Nullable UUID order;
  private @Nullable String currency;
  private @Nullable String amount;
  private @Nullable String reason;
  private transient AskingRefund.@Nullable Limits limits;
  private transient @Nullable List<MoneyBackTrace.OfOrder> rows;

  /** Looks at this order from now on; called before anything of it is shown. */
  public boolean look(@Nullable PurchaseOrder shown) {
    if (shown != null && !shown.id().equals(order)) {
      order = shown.id();
      currency = shown.price().currency().getCurrencyCode();
    }
    return order != null;
  }

  public List<MoneyBackTrace.OfOrder> getRows() {
    if (rows == null && order != null) {
      rows = trace.ofOrder(order);
    }
    return rows == null ? List.of() : rows;
  }

  private AskingRefund.@Nullable Limits limits() {
    if (limits == null && order != null) {
      limits = asking.limits(order).orElse(null);
    }
    return limits;
  }

  /** Whether something is left of what was paid. */
  public boolean isPossible() {
    AskingRefund.Limits now = limits();
    return now != null && now.left().micros() > 0;
  }

  public Money getUnspent() {
    return Objects.requireNonNull(limits()).unspent();
  }

  public Money getLeft() {
    return Objects.requireNonNull(limits()).left();
  }

  public void refund() {
    UUID id = order;
    OptionalLong micros = Amounts.micros(amount);
    if (id == null || currency == null) {
      return;
    }
    if (micros.isEmpty()) {
      Going.refused(path(id), AskingRefund.Why.REFUND_ABOVE_CHARGE);
      return;
    }
    UUID account = caller.person().accountId();
    Money asked = new Money(micros.getAsLong(), Currency.getInstance(currency));
    switch (asking.byOperator(
        Actor.account(account), account, id, asked, reason == null ? "" : reason)) {
      case AskingRefund.Asked done ->
          Going.to("/admin/money-back?id=" + WireId.MONEY_BACK.format(done.refundId()));
      case AskingRefund.NotAsked not -> Going.refused(path(id), not.why());
    }
  }

  private static String path(UUID order) {
    return "/admin/order?id=" + WireId.ORDER.format(order);
  }

  public @Nullable String getAmount() {
    return amount;
  }

  public void setAmount(@Nullable String amount) {
    this.amount = amount;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
