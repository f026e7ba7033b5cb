package io.kyodaku.portal.admin;

import io.kyodaku.ledger.TrialBalance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the books balance. It reads every transfer, so it is a page that one asks for. */
@Named
@RequestScoped
public class TrialBalancePage {

  @Inject private TrialBalance trialBalance;
  private @Nullable List<TrialBalance.Line> lines;

  public List<TrialBalance.Line> getLines() {
    if (lines == null) {
      lines = trialBalance.lines();
    }
    return lines;
  }

  public boolean isBalanced() {
    return getLines().stream().allMatch(TrialBalance.Line::balanced);
  }
}
