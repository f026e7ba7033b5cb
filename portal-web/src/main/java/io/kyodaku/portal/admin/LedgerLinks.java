package io.kyodaku.portal.admin;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.ledger.Transfers;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;

/** How the ledger's pages lead to each other, and on to what was booked. */
@Named
@ApplicationScoped
public class LedgerLinks {

  /** The page of what stands behind a transfer: the nearest to it. Empty where there is none. */
  public String behind(Transfers.Entry entry) {
    Transfers.About about = entry.about();
    if (about.authorization().isPresent()) {
      return "/admin/usage?id=" + WireId.AUTHORIZATION.format(about.authorization().get());
    }
    if (about.statement().isPresent()) {
      return "/admin/statement?id=" + WireId.STATEMENT.format(about.statement().get());
    }
    if (about.payout().isPresent()) {
      return "/admin/payout?id=" + WireId.PAYOUT.format(about.payout().get());
    }
    return about.order().map(id -> "/admin/order?id=" + WireId.ORDER.format(id)).orElse("");
  }

  /** The key of the text that says what kind of thing that is. */
  public String behindKind(Transfers.Entry entry) {
    Transfers.About about = entry.about();
    return about.authorization().isPresent()
        ? "authorization"
        : about.statement().isPresent()
            ? "statement"
            : about.payout().isPresent() ? "payout" : "order";
  }

  /** The accounts of a kind, as they stood before a moment. */
  public String accounts(LedgerAccounts.Total total, String asOf) {
    return Link.to("/admin/accounts")
        .with("ledger", total.ledger())
        .with("entity", total.entity())
        .with("kind", total.kind())
        .with("asOf", asOf)
        .toString();
  }

  public String accountAsOf(UUID id, String asOf) {
    return Link.to("/admin/account")
        .with("id", WireId.LEDGER_ACCOUNT.format(id))
        .with("asOf", asOf)
        .toString();
  }

  static Optional<AccountKind> kind(String name) {
    return Asked.choice(AccountKind.class, name);
  }
}
