package io.kyodaku.portal.admin;

import io.kyodaku.oversight.TenantDirectory;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.tenant.SettlementCurrency;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rightsholders, found by name and standing. All of the question is in the address. */
@Named
@RequestScoped
public class TenantsPage {

  /** Not a standing: what a verified one says of itself has changed since. */
  static final String CHANGED = "CHANGED";

  private static final String PATH = "/admin/tenants";

  @Inject private TenantDirectory directory;
  @Inject private PageErrors texts;
  private @Nullable String q;
  private @Nullable String status;
  private @Nullable String entity;
  private @Nullable String currency;
  private int page;
  private @Nullable List<TenantDirectory.Listed> found;

  private List<TenantDirectory.Listed> found() {
    if (found == null) {
      found =
          directory.page(
              new TenantDirectory.Which(
                  getQ(),
                  Asked.oneOf(TenantStatus.class, status),
                  CHANGED.equals(status),
                  getEntity(),
                  getCurrency()),
              page);
    }
    return found;
  }

  public List<TenantDirectory.Listed> getRows() {
    return found().stream().limit(TenantDirectory.PAGE_SIZE).toList();
  }

  public boolean isFiltered() {
    return !(getQ() + getStatus() + getEntity() + getCurrency()).isEmpty();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return found().size() > TenantDirectory.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to(PATH)
        .with("q", getQ())
        .with("status", getStatus())
        .with("entity", getEntity())
        .with("currency", getCurrency());
  }

  public List<Choice> getStatuses() {
    return Stream.concat(
            Stream.of(new Choice(CHANGED, texts.text("admin.tenants.changed"))),
            Arrays.stream(TenantStatus.values())
                .map(s -> new Choice(s.name(), texts.text("status." + s.name()))))
        .toList();
  }

  public List<Choice> getEntities() {
    return Arrays.stream(SettlementCurrency.values())
        .map(c -> new Choice(c.sellingEntity(), c.sellingEntity()))
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
    return CHANGED.equals(status) ? CHANGED : Asked.oneOf(TenantStatus.class, status);
  }

  public void setStatus(@Nullable String status) {
    this.status = status;
  }

  public String getEntity() {
    return getEntities().stream()
        .map(Choice::value)
        .filter(e -> e.equals(entity))
        .findFirst()
        .orElse("");
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
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
