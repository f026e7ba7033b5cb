package io.kyodaku.portal.admin;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LedgerAccounts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of one kind in one set of books, with their balances. */
@Named
@RequestScoped
public class LedgerAccountsPage {

  @Inject private LedgerAccounts accounts;
  private @Nullable String ledger;
  private @Nullable String entity;
  private @Nullable String kind;
  private @Nullable String asOf;
  private int page;
  private @Nullable List<LedgerAccounts.Line> found;

  private List<LedgerAccounts.Line> found() {
    if (found == null) {
      found =
          accounts.page(
              new LedgerAccounts.Which(getLedger(), getEntity(), getKind(), Optional.empty()),
              Asked.before(asOf),
              page);
    }
    return found;
  }

  public List<LedgerAccounts.Line> getRows() {
    return found().stream().limit(LedgerAccounts.PAGE_SIZE).toList();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return found().size() > LedgerAccounts.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to("/admin/accounts")
        .with("ledger", getLedger())
        .with("entity", getEntity())
        .with("kind", getKind())
        .with("asOf", getAsOf());
  }

  public String getLedger() {
    return Asked.words(ledger);
  }

  public void setLedger(@Nullable String ledger) {
    this.ledger = ledger;
  }

  public String getEntity() {
    return Asked.words(entity);
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public String getKind() {
    return Asked.oneOf(AccountKind.class, kind);
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind;
  }

  public String getAsOf() {
    return Asked.words(asOf);
  }

  public void setAsOf(@Nullable String asOf) {
    this.asOf = asOf;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
