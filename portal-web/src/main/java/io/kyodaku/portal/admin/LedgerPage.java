package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Transfers;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the books balance, and what one authorization moved. */
@Named
@RequestScoped
public class LedgerPage {

  @Inject private TrialBalance trialBalance;
  @Inject private Transfers transfers;
  private @Nullable String authorization;
  private @Nullable List<TrialBalance.Line> lines;
  private @Nullable List<Transfers.Entry> entries;

  public List<TrialBalance.Line> getLines() {
    if (lines == null) {
      lines = trialBalance.lines();
    }
    return lines;
  }

  public boolean isBalanced() {
    return getLines().stream().allMatch(TrialBalance.Line::balanced);
  }

  /** Those of the authorization that was asked for. */
  public List<Transfers.Entry> getEntries() {
    if (entries == null) {
      entries = id().map(transfers::ofAuthorization).orElseGet(List::of);
    }
    return entries;
  }

  /** Whether something was asked for that is no authorization's id. */
  public boolean isNoId() {
    return authorization != null && id().isEmpty();
  }

  private Optional<UUID> id() {
    return WireId.AUTHORIZATION.parse(authorization == null ? null : authorization.strip());
  }

  public @Nullable String getAuthorization() {
    return authorization;
  }

  public void setAuthorization(@Nullable String authorization) {
    this.authorization = authorization;
  }
}
