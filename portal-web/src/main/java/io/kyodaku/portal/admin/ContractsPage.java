package io.kyodaku.portal.admin;

import io.kyodaku.contract.ContractPreset;
import io.kyodaku.contract.ContractQueue;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractView;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.tenant.SettlementCurrency;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All contract versions, those first that wait for our signature. */
@Named
@RequestScoped
public class ContractsPage {

  @Inject private ContractQueue contracts;
  @Inject private PageErrors texts;
  private @Nullable String q;
  private @Nullable String status;
  private @Nullable String preset;
  private @Nullable String currency;
  private int page;
  private @Nullable List<ContractView> found;

  private List<ContractView> found() {
    if (found == null) {
      found =
          contracts.page(
              new ContractQueue.Which(getQ(), getStatus(), getPreset(), getCurrency()), page);
    }
    return found;
  }

  public List<ContractView> getRows() {
    return found().stream().limit(ContractQueue.PAGE_SIZE).toList();
  }

  public boolean isFiltered() {
    return !(getQ() + getStatus() + getPreset() + getCurrency()).isEmpty();
  }

  /** Whether it is the queue that is looked at, and empty. */
  public boolean isQueue() {
    return getStatus().equals(ContractStatus.SIGNED.name());
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return found().size() > ContractQueue.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to("/admin/contracts")
        .with("q", getQ())
        .with("status", getStatus())
        .with("preset", getPreset())
        .with("currency", getCurrency());
  }

  public List<Choice> getStatuses() {
    return Arrays.stream(ContractStatus.values())
        .map(s -> new Choice(s.name(), texts.text("contract.status." + s.name())))
        .toList();
  }

  public List<Choice> getPresets() {
    return Arrays.stream(ContractPreset.values())
        .map(p -> new Choice(p.name(), texts.text("contract.preset." + p.name())))
        .toList();
  }

  public List<Choice> getCurrencies() {
    return Choice.byName(SettlementCurrency.values());
  }

  public String getQ() {
    return Asked.words(q);
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }

  public String getStatus() {
    return Asked.oneOf(ContractStatus.class, status);
  }

  public void setStatus(@Nullable String status) {
    this.status = status;
  }

  public String getPreset() {
    return Asked.oneOf(ContractPreset.class, preset);
  }

  public void setPreset(@Nullable String preset) {
    this.preset = preset;
  }

  public String getCurrency() {
    return Asked.oneOf(SettlementCurrency.class, currency);
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
