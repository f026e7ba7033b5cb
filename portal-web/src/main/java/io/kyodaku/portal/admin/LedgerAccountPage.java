package io.kyodaku.portal.admin;

import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.ledger.Transfers;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account with its transfers, the newest first; each page begins where the one before ended.
 */
@Named
@RequestScoped
public class LedgerAccountPage {

  private static final int SHOWN = 25;

  @Inject private LedgerAccounts accounts;
  @Inject private Transfers transfers;
  private @Nullable String id;
  private @Nullable String asOf;
  private @Nullable String before;
  private LedgerAccounts.@Nullable Line account;
  private @Nullable List<Transfers.Entry> entries;

  public void load() {
    account =
        WireId.LEDGER_ACCOUNT
            .parse(id)
            .flatMap(found -> accounts.find(found, Asked.before(asOf)))
            .orElse(null);
    if (account == null) {
      Going.nowhere();
    }
  }

  public LedgerAccounts.@Nullable Line getAccount() {
    return account;
  }

  private List<Transfers.Entry> entries() {
    if (entries == null) {
      entries =
          account == null
              ? List.of()
              : transfers.ofAccount(account.id(), Asked.before(asOf), start(), SHOWN + 1);
    }
    return entries;
  }

  public List<Transfers.Entry> getEntries() {
    return entries().stream().limit(SHOWN).toList();
  }

  /** Whether a transfer stands on this account's debit side. */
  public boolean isDebit(Transfers.Entry entry) {
    return account != null && entry.debit().accountId().equals(account.id());
  }

  /** The first page again; the way back is the browser's. */
  public String getPrevious() {
    return getBefore().isEmpty() ? "" : link().toString();
  }

  public String getNext() {
    if (entries().size() <= SHOWN) {
      return "";
    }
    Transfers.Entry last = getEntries().getLast();
    return link().with("before", last.at() + "_" + last.seq()).toString();
  }

  private Link link() {
    return Link.to("/admin/account").with("id", id).with("asOf", getAsOf());
  }

  private Optional<Transfers.Before> start() {
    String[] parts = getBefore().split("_", -1);
    try {
      return parts.length == 2
          ? Optional.of(new Transfers.Before(Instant.parse(parts[0]), Long.parseLong(parts[1])))
          : Optional.empty();
    } catch (DateTimeException | NumberFormatException forged) {
      return Optional.empty();
    }
  }

  public @Nullable UUID getTenant() {
    return account == null ? null : account.ownerId().orElse(null);
  }

  public @Nullable String getId() {
    return id;
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

  public String getBefore() {
    return Asked.words(before);
  }

  public void setBefore(@Nullable String before) {
    this.before = before;
  }
}
