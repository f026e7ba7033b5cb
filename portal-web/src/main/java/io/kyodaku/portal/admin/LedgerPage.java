package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the books, now or before some moment, and the way to everything that was booked.
 */
@Named
@RequestScoped
public class LedgerPage {

  /** What can be looked for, and the page that shows it. */
  private static final Map<WireId, Function<UUID, String>> FOUND_AT =
      Map.of(
          WireId.AUTHORIZATION, id -> "/admin/usage?id=" + WireId.AUTHORIZATION.format(id),
          WireId.LEDGER_ACCOUNT, id -> "/admin/account?id=" + WireId.LEDGER_ACCOUNT.format(id),
          WireId.TRANSFER, id -> "/admin/transfer?id=" + WireId.TRANSFER.format(id),
          WireId.STATEMENT, id -> "/admin/statement?id=" + WireId.STATEMENT.format(id),
          WireId.PAYOUT, id -> "/admin/payout?id=" + WireId.PAYOUT.format(id),
          WireId.ORDER, id -> "/admin/order?id=" + WireId.ORDER.format(id),
          WireId.TENANT, id -> "/admin/tenant?id=" + WireId.TENANT.format(id));

  @Inject private LedgerAccounts accounts;
  @Inject private PageErrors texts;
  private @Nullable String id;
  private @Nullable String asOf;
  private @Nullable String ledger;
  private @Nullable List<LedgerAccounts.Total> totals;

  /** Leads on to what was looked for, if the id is of something. */
  public void find() {
    if (!getId().isEmpty()) {
      FOUND_AT.entrySet().stream()
          .flatMap(kind -> kind.getKey().parse(getId()).map(kind.getValue()).stream())
          .findFirst()
          .ifPresent(Going::to);
    }
  }

  /** Whether something was looked for that is no id. */
  public boolean isNoId() {
    return !getId().isEmpty();
  }

  private List<LedgerAccounts.Total> totals() {
    if (totals == null) {
      totals = accounts.totals(Asked.before(asOf));
    }
    return totals;
  }

  /** Kinds of accounts of the asked ledger, or of all. */
  public List<LedgerAccounts.Total> getShown() {
    return totals().stream()
        .filter(total -> getLedger().isEmpty() || total.ledger().equals(getLedger()))
        .toList();
  }

  public List<Choice> getLedgers() {
    return totals().stream()
        .map(LedgerAccounts.Total::ledger)
        .distinct()
        .map(
            code ->
                new Choice(code, code.equals(Account.CREDIT) ? texts.text("credits.unit") : code))
        .toList();
  }

  public String getLedger() {
    return Asked.words(ledger);
  }

  public void setLedger(@Nullable String ledger) {
    this.ledger = ledger;
  }

  /** Whether the typed moment is none. */
  public boolean isNoMoment() {
    return asOf != null && !asOf.isBlank() && Asked.before(asOf).isEmpty();
  }

  public String getId() {
    return Asked.words(id);
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public String getAsOf() {
    return Asked.words(asOf);
  }

  public void setAsOf(@Nullable String asOf) {
    this.asOf = asOf;
  }
}
