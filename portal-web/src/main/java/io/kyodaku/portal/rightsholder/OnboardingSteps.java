package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.onboarding.OwnDetails;
import io.kyodaku.stripe.OwnPayoutAccounts;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.tenant.OwnStanding;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What leads from an application to the first payout, and how far each of it is: read from what
 * there is, so that nothing is remembered that could be lost.
 */
@Named
@RequestScoped
public class OnboardingSteps {

  @Inject private OwnStanding standing;
  @Inject private OwnDetails details;
  @Inject private OwnContract contract;
  @Inject private OwnPayoutAccounts accounts;
  @Inject private OwnCatalog catalog;
  @Inject private TenantDesk desk;
  private OwnStanding.@Nullable Standing stands;
  private OwnCatalog.@Nullable Overview overview;
  private @Nullable List<Step> steps;

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

  /**
   * Legal details and evidence are asked for until an operator has decided; what is not there then
   * is not called there.
   */
  public List<Step> getAll() {
    if (steps == null) {
      steps =
          List.of(
              details(),
              evidence(),
              terms(),
              contract(),
              payoutAccount(),
              application(),
              firstAsset());
    }
    return steps;
  }

  public long getDone() {
    return getAll().stream().filter(step -> step.progress() == Progress.DONE).count();
  }

  public boolean isReady() {
    return getAll().stream().allMatch(step -> step.progress() == Progress.DONE);
  }

  /** Whether a new version of the contract was written and waits for a signature. */
  boolean isDraftWaiting() {
    return contract.versions(desk.tenant()).stream()
        .anyMatch(version -> version.status() == ContractStatus.DRAFT);
  }

  private boolean isDecided() {
    return getStanding().status() != TenantStatus.APPLIED;
  }

  private Step details() {
    return asked("details", details.details(desk.tenant()).isPresent());
  }

  private Step evidence() {
    return asked("evidence", !details.files(desk.tenant()).isEmpty());
  }

  private Step asked(String what, boolean there) {
    String view = "onboarding/" + what;
    if (there) {
      return new Step(what + ".THERE", Progress.DONE, view);
    }
    return isDecided()
        ? new Step(what + ".NOT_ASKED", Progress.DONE, view)
        : new Step(what + ".NONE", Progress.OPEN, view);
  }

  private Step terms() {
    return contract.versions(desk.tenant()).isEmpty()
        ? new Step("terms.NONE", Progress.OPEN, "onboarding/terms")
        : new Step("terms.THERE", Progress.DONE, "onboarding/terms");
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
    if (statuses.contains(ContractStatus.AGREED)) {
      return new Step("contract.AGREED", Progress.WAITING, "contract");
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
}
