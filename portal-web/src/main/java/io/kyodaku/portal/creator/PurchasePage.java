package io.kyodaku.portal.creator;

import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The receipt of one purchase that was paid, to be printed; for its buyer alone. */
@Named
@RequestScoped
public class PurchasePage {

  @Inject private PurchaseOrders orders;
  @Inject private CurrentCaller caller;
  private @Nullable String id;
  private @Nullable PurchaseOrder order;

  public void load() {
    order =
        WireId.ORDER
            .parse(id)
            .flatMap(known -> orders.find(caller.person().creatorId().orElseThrow(), known))
            .filter(found -> found.status() == PurchaseOrder.Status.PAID)
            .orElse(null);
    if (order == null) {
      Going.nowhere();
    }
  }

  public @Nullable PurchaseOrder getOrder() {
    return order;
  }

  public String getBuyer() {
    return caller.person().name();
  }

  public String getEmail() {
    return caller.person().email();
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
