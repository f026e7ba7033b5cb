package io.kyodaku.portal.rightsholder;

import io.kyodaku.escrow.HeldAmounts;
import io.kyodaku.ownership.OwnShares;
import io.kyodaku.shared.Money;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns how much of the page's asset where, and what is held because nobody owns the rest. */
@Named
@RequestScoped
public class AssetOwnership {

  @Inject private OwnShares shares;
  @Inject private HeldAmounts held;
  @Inject private TenantDesk desk;
  @Inject private OwnAssetPage page;
  private @Nullable List<OwnShares.Line> lines;

  public List<OwnShares.Line> getLines() {
    if (lines == null) {
      lines = shares.of(desk.tenant(), page.assetId());
    }
    return lines;
  }

  /** Something of it is missing to the whole somewhere. */
  public boolean isPartUnowned() {
    return getLines().stream().anyMatch(line -> line.unownedBps() > 0);
  }

  public List<Money> getUnowned() {
    return desk.has(Right.MONEY) ? held.unowned(desk.tenant(), page.assetId()) : List.of();
  }
}
