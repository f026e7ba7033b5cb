package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Transfers;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.Payouts;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One payout: how far it is on its way, what Stripe calls it, and what was booked of it. */
@Named
@RequestScoped
public class PayoutPage {

  @Inject private Payouts payouts;
  @Inject private Transfers transfers;
  private @Nullable String id;
  private @Nullable Payout payout;

  public void load() {
    payout = WireId.PAYOUT.parse(id).flatMap(payouts::find).orElse(null);
    if (payout == null) {
      Going.nowhere();
    }
  }

  public @Nullable Payout getPayout() {
    return payout;
  }

  public List<Transfers.Entry> getEntries() {
    return payout == null ? List.of() : transfers.about(payout.id());
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
