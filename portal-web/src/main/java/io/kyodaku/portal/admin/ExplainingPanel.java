package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.reconciliation.ExplainingItem;
import io.kyodaku.reconciliation.ExplainingItem.Explanation;
import io.kyodaku.reconciliation.Reconciliation;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator says of money at Stripe that nothing here explains. */
@Named
@ViewScoped
public class ExplainingPanel implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient ExplainingItem explaining;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable Explanation kind;
  private @Nullable String reason;

  public List<Explanation> getKinds() {
    return List.of(Explanation.values());
  }

  public void explain(Reconciliation.Item item) {
    String here = "/admin/reconciled-item?id=" + WireId.RECONCILIATION.format(item.id());
    UUID operator = caller.person().accountId();
    switch (explaining.explain(operator, item.id(), kind, reason)) {
      case ExplainingItem.Outcome.Done done -> Going.to(here + "&done=stripeExplained");
      case ExplainingItem.Outcome.Asked(UUID act) ->
          Going.to("/admin/act?id=" + WireId.ACT.format(act) + "&done=actAsked");
      case ExplainingItem.Outcome.NotPossible not -> Going.to(here + "&failed=standsOtherwise");
      case ExplainingItem.Outcome.Invalid invalid -> {
        errors.say("reconciliation.explain.not");
        errors.show("explaining", invalid.errors());
      }
    }
  }

  public @Nullable Explanation getKind() {
    return kind;
  }

  public void setKind(@Nullable Explanation kind) {
    this.kind = kind;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
