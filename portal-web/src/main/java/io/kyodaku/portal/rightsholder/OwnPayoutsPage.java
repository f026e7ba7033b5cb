package io.kyodaku.portal.rightsholder;

import io.kyodaku.payout.OwnPayouts;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.PayoutHold;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was paid to the tenant, or is on its way. */
@Named
@RequestScoped
public class OwnPayoutsPage {

  private static final int PAGE_SIZE = 25;

  @Inject private OwnPayouts payouts;
  @Inject private TenantDesk desk;
  private @Nullable List<Payout> list;
  private int page;

  public List<Payout> getList() {
    if (list == null) {
      list = desk.has(Right.MONEY) ? payouts.list(desk.tenant(), page, PAGE_SIZE) : List.of();
    }
    return list;
  }

  /** Why nothing is sent for now; empty when nobody holds it, or for who may not see money. */
  public Optional<PayoutHold> getHeld() {
    return desk.has(Right.MONEY) ? payouts.held(desk.tenant()) : Optional.empty();
  }

  public String getPrevious() {
    return page > 0 ? desk.path("payouts?page=" + (page - 1)) : "";
  }

  /** Perhaps: the page is full. */
  public String getNext() {
    return getList().size() == PAGE_SIZE ? desk.path("payouts?page=" + (page + 1)) : "";
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    page = Paging.page(typed);
  }
}
