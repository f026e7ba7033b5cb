package io.kyodaku.portal.creator;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PurchaseReceipt;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipt of one purchase that was paid, to be read, printed or saved; for its buyer alone. */
@Named
@RequestScoped
public class PurchasePage {

  @Inject private PurchaseReceipts receipts;
  private @Nullable String id;
  private @Nullable PurchaseReceipt receipt;

  public void load() {
    receipt = receipts.find(id).orElse(null);
    if (receipt == null) {
      Going.nowhere();
    }
  }

  public @Nullable PurchaseReceipt getReceipt() {
    return receipt;
  }

  public List<Invoice> getDocuments() {
    return receipts.documents(id);
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
