package io.kyodaku.portal.admin;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.invoice.Invoices;
import io.kyodaku.ledger.Transfers;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One purchase of credits, and what was booked of it. */
@Named
@RequestScoped
public class OrderPage {

  @Inject private PurchaseOrders orders;
  @Inject private Transfers transfers;
  @Inject private Invoices invoices;
  private @Nullable String id;
  private @Nullable PurchaseOrder order;

  public void load() {
    order = WireId.ORDER.parse(id).flatMap(orders::find).orElse(null);
    if (order == null) {
      Going.nowhere();
    }
  }

  public @Nullable PurchaseOrder getOrder() {
    return order;
  }

  public List<Transfers.Entry> getEntries() {
    return order == null ? List.of() : transfers.about(order.id());
  }

  /** Its invoice, and what corrects that. */
  public List<Invoice> getDocuments() {
    return order == null ? List.of() : invoices.ofOrder(order.id());
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
