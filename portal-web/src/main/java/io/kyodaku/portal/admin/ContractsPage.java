package io.kyodaku.portal.admin;

import io.kyodaku.contract.ContractQueue;
import io.kyodaku.contract.ContractView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contracts that wait for the operator's signature. */
@Named
@RequestScoped
public class ContractsPage {

  private static final int PAGE_AT_MOST = 100_000;

  @Inject private ContractQueue queue;
  private @Nullable List<ContractView> waiting;
  private int page;

  public List<ContractView> getWaiting() {
    if (waiting == null) {
      waiting = queue.signed(page);
    }
    return waiting;
  }

  public boolean isMore() {
    return getWaiting().size() == ContractQueue.PAGE_SIZE;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }
}
