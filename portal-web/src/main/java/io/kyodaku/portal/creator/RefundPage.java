package io.kyodaku.portal.creator;

import io.kyodaku.moneyback.AskingRefund;
import io.kyodaku.moneyback.MoneyBackTrace;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a purchase its buyer can have back, and what went back already. */
@Named
@ViewScoped
public class RefundPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient AskingRefund asking;
  @Inject private transient MoneyBackTrace trace;
  @Inject private transient CurrentCaller caller;
  private @Nullable UUID order;
  private transient boolean asked;
  private transient AskingRefund.@Nullable Offer offer;

  /** Looks at this purchase of the caller's; called before anything of it is shown. */
  public boolean look(@Nullable String id) {
    if (order == null) {
      order = WireId.ORDER.parse(id).orElse(null);
    }
    return order != null;
  }

  public boolean isPossible() {
    return getOffer() != null;
  }

  /** Null where nothing can be asked for. */
  public AskingRefund.@Nullable Offer getOffer() {
    if (!asked && order != null) {
      offer = asking.offer(creator(), order).orElse(null);
      asked = true;
    }
    return offer;
  }

  public List<MoneyBackTrace.OfOrder> getRows() {
    return order == null ? List.of() : trace.ofOrder(order);
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public void ask() {
    UUID id = order;
    if (id == null) {
      return;
    }
    switch (asking.unspent(creator(), caller.person().accountId(), id)) {
      case AskingRefund.Asked asked -> Going.to(path(id) + "&done=refundAsked");
      case AskingRefund.NotAsked not -> Going.refused(path(id), not.why());
    }
  }

  private static String path(UUID order) {
    return "/creator/purchase?id=" + WireId.ORDER.format(order);
  }
}
