package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.stripe.OwnPayoutAccounts;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.tenant.OwnStanding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is still to be done before the tenant is paid, and what happened last. */
@Named
@RequestScoped
public class TenantHomePage {

  private static final int USAGES_SHOWN = 8;

  @Inject private OwnStanding standing;
  @Inject private OwnContract contract;
  @Inject private OwnPayoutAccounts accounts;
  @Inject private OwnCatalog catalog;
  @Inject private OwnUsages usages;
  @Inject private TenantDesk desk;
  private OwnStanding.@Nullable Standing stands;
  private OwnCatalog.@Nullable Overview overview;
  private @Nullable List<Step> steps;
  private @Nullable List<OwnUsages.OwnUsage> last;

  /** How far a step is. */
  public enum Progress {
    /** The member's turn. */
    OPEN,
    /** Somebody else's turn. */
    WAITING,
    DONE,
    /** It went wrong. */
    REFUSED
  }

  /**
   * One thing to do.
   *
   * @param text what it is and how it stands: {@code contract.SIGNED}
   * @param view where it is done
   */
  public record Step(String text, Progress progress, String view) {}

  public OwnStanding.Standing getStanding() {
    if (stands == null) {
      stands = standing.of(desk.tenant());
    }
    return stands;
  }

  public OwnCatalog.Overview getOverview() {
    if (overview == null) {
      overview = catalog.overview(desk.tenant());
    }
    return overview;
  }

  public List<Step> getSteps() {
    if (steps == null) {
      steps = List.of(application(), contract(), payoutAccount(), firstAsset());
    }
    return steps;
  }

  public boolean isReady() {
    return getSteps().stream().allMatch(step -> step.progress() == Progress.DONE);
  }

  private Step application() {
    Progress progress =
        switch (getStanding().status()) {
          case APPLIED -> Progress.WAITING;
          case VERIFIED -> Progress.DONE;
          case REJECTED, SUSPENDED, CLOSED -> Progress.REFUSED;
        };
    return new Step("application." + getStanding().status(), progress, "home");
  }

  private Step contract() {
    List<ContractView> versions = contract.versions(desk.tenant());
    Set<ContractStatus> statuses =
        versions.stream().map(ContractView::status).collect(Collectors.toSet());
    if (statuses.contains(ContractStatus.IN_FORCE)) {
      return new Step("contract.IN_FORCE", Progress.DONE, "contract");
    }
    if (statuses.contains(ContractStatus.SIGNED)) {
      return new Step("contract.SIGNED", Progress.WAITING, "contract");
    }
    boolean rejected =
        !versions.isEmpty() && versions.getFirst().status() == ContractStatus.REJECTED;
    return rejected
        ? new Step("contract.REJECTED", Progress.REFUSED, "contract")
        : new Step("contract.DRAFT", Progress.OPEN, "contract");
  }

  private Step payoutAccount() {
    List<PayoutAccount> own = accounts.list(desk.tenant());
    Set<PayoutAccount.Status> statuses =
        own.stream().map(PayoutAccount::status).collect(Collectors.toSet());
    if (statuses.contains(PayoutAccount.Status.RESTRICTED)) {
      return new Step("payoutAccount.RESTRICTED", Progress.REFUSED, "payout-account");
    }
    if (statuses.contains(PayoutAccount.Status.ACTIVE)) {
      return new Step("payoutAccount.ACTIVE", Progress.DONE, "payout-account");
    }
    return new Step(
        statuses.isEmpty() ? "payoutAccount.NONE" : "payoutAccount.PENDING",
        Progress.OPEN,
        "payout-account");
  }

  private Step firstAsset() {
    return getOverview().assets() > 0
        ? new Step("asset.THERE", Progress.DONE, "catalog")
        : new Step("asset.NONE", Progress.OPEN, "catalog");
  }

  public List<OwnUsages.OwnUsage> getLast() {
    if (last == null) {
      last = usages.latest(desk.tenant(), 0).stream().limit(USAGES_SHOWN).toList();
    }
    return last;
  }
}
